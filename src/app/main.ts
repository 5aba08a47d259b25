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
