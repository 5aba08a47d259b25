import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Started } from '../host/message.ts';
import { PanelBoundary } from '../ui/states/PanelBoundary.tsx';
import { App } from './App.tsx';
import { followLinks } from './followLinks.ts';
import { SettingsFaults } from './SettingsFaults.tsx';
import { StartFailed } from './StartFailed.tsx';
import type { Holdfast } from './startHoldfast.ts';

/** Draws the page. The engine may still be starting: screens show what they wait for, and faults replace them. */
export function drawPage({ started, host, demo }: Holdfast): void {
  followLinks(import.meta.env.BASE_URL);
  const container = document.getElementById('root');
  if (container === null) throw new Error('index.html has no element #root.');
  const client = new QueryClient();
  createRoot(container).render(
    <StrictMode>
      <PanelBoundary name="The page">
        <QueryClientProvider client={client}>
          <Root started={started} demo={demo} canAsk={host !== null} />
        </QueryClientProvider>
      </PanelBoundary>
    </StrictMode>,
  );
}

interface RootProps extends Pick<Holdfast, 'started' | 'demo'> {
  /** False where there is no engine to ask; the outcome then says why. */
  readonly canAsk: boolean;
}

function Root({ started, demo, canAsk }: RootProps) {
  const [outcome, setOutcome] = useState<Started | null>(canAsk ? { kind: 'ready' } : null);
  useEffect(() => {
    let here = true;
    void started.then((told) => here && setOutcome(told));
    return () => {
      here = false;
    };
  }, [started]);
  if (outcome === null) return null;
  if (outcome.kind === 'settings-faults') return <SettingsFaults faults={outcome.faults} />;
  if (outcome.kind === 'failed') return <StartFailed sentence={outcome.sentence} hint={outcome.hint} />;
  return <App demo={demo} />;
}
