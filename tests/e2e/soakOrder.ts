import { readFileSync } from 'node:fs';
import { fetchFromWorld } from '../../mocks/node.ts';
import { DAY_MS } from '../../src/engine/domain/time.ts';
import type { SoakOrder } from './soakWall.ts';

/**
 * The demo's company, four days after its newest release: the finely measured hours after a release would otherwise grow while
 * the wall runs, and hide what should not.
 */
interface SoakSetup {
  /** UTC. */
  readonly firstHour: number;
  readonly refreshSeconds: number;
  /** Of holdfast.json; absent = all six. */
  readonly sourceIds?: readonly string[];
}

export function soakOrder({ firstHour, refreshSeconds, sourceIds }: SoakSetup): SoakOrder {
  const { demo: _, ...settings }: { demo?: unknown; sources: { id: string }[] } = JSON.parse(
    readFileSync(new URL('../../public/holdfast.json', import.meta.url), 'utf8'),
  );
  const sources = settings.sources.filter(({ id }) => sourceIds?.includes(id) ?? true);
  const firstMs = Date.UTC(2026, 10, 20, firstHour);
  return {
    // Two weeks of releases: what is judged at each refresh only makes the run longer.
    settings: { ...settings, sources, refreshSeconds, lookbackDays: 14 },
    firstMs,
    api: (nowMs) => fetchFromWorld({ scenario: 'steady', seed: 7, storyNowMs: firstMs - 4 * DAY_MS, nowMs }),
    search: 'shift=on',
  };
}
