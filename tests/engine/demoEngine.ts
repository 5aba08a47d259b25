import { readFile } from 'node:fs/promises';
import { fetchFromWorld } from '../../mocks/node.ts';
import type { ScenarioName } from '../../mocks/world/world.ts';
import type { View } from '../../src/engine/answers/question.ts';
import { startEngine, type Engine } from '../../src/engine/engine.ts';

export const STORY_NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
export const WHOLE_VIEW: View = { environment: null, service: null, baseline: null };

/** What is written in the demo's own holdfast.json. */
export async function demoSettings(): Promise<unknown> {
  return JSON.parse(await readFile(new URL('../../public/holdfast.json', import.meta.url), 'utf8'));
}

/** The demo's engine over the simulated company, with a clock that stands still. */
export async function demoEngine(scenario: ScenarioName, nowMs: number = STORY_NOW_MS): Promise<Engine> {
  const ask = fetchFromWorld({ scenario, seed: 7, storyNowMs: STORY_NOW_MS, nowMs });
  const started = await startEngine(await demoSettings(), {
    fetch: (input, init) => ask(input, init),
    clock: { nowMs: () => nowMs },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  return started.engine;
}
