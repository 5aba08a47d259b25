import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { usePreferences } from '../selection/preferences.ts';
import { decodeSelection } from '../selection/selection.ts';
import { PanelBoundary } from '../ui/states/PanelBoundary.tsx';
import { App } from './App.tsx';
import { applyTheme } from './applyTheme.ts';
import { followLinks } from './followLinks.ts';
import { SettingsFaults } from './SettingsFaults.tsx';
import { StartFailed } from './StartFailed.tsx';
import { startHoldfast } from './startHoldfast.ts';

const search = location.search;
// Before anything is drawn, or a chosen dark page starts with a white flash.
applyTheme(decodeSelection(search).theme, usePreferences.getState().theme);
followLinks(import.meta.env.BASE_URL);

const { started, demo } = await startHoldfast(new URLSearchParams(search));
const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element #root.');
createRoot(container).render(
  <StrictMode>
    <PanelBoundary name="The page">
      {started.kind === 'settings-faults' && <SettingsFaults faults={started.faults} />}
      {started.kind === 'failed' && <StartFailed sentence={started.sentence} hint={started.hint} />}
      {started.kind === 'ready' && (
        <QueryClientProvider client={new QueryClient()}>
          <App demo={demo} />
        </QueryClientProvider>
      )}
    </PanelBoundary>
  </StrictMode>,
);
