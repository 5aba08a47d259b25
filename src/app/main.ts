import { usePreferences } from '../selection/preferences.ts';
import { decodeSelection } from '../selection/selection.ts';
import { applyTheme } from './applyTheme.ts';
import { askAhead } from './askAhead.ts';
import { startHoldfast } from './startHoldfast.ts';

// This file is small on purpose: settings and engine are on their way while the screens are still being loaded.
const search = location.search;
// Already done by theme.js before the first paint, unless a host left that file out.
applyTheme(decodeSelection(search).theme, usePreferences.getState().theme);

const screens = import('./Root.tsx');
const holdfast = await startHoldfast(new URLSearchParams(search));
if (holdfast.host !== null) askAhead(holdfast.host, location);
const { drawPage } = await screens;
drawPage(holdfast);
// Set by the script in index.html that mends a failed start.
window.holdfastDrawn?.();
if (import.meta.env.PROD) setTimeout(careForItself, 3_000);

function careForItself(): void {
  import('./self-care/startSelfCare.ts').then(
    ({ startSelfCare }) => startSelfCare({ host: holdfast.host, isDemo: holdfast.demo !== null }),
    // The server is away for the moment, or has a newer build: nothing else depends on it, so it can wait.
    () => setTimeout(careForItself, 60_000),
  );
}
