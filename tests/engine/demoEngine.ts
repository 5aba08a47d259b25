import { readFile } from 'node:fs/promises';
import { fetchFromWorld } from '../../mocks/node.ts';
import type { ScenarioName } from '../../mocks/world/world.ts';
import type { View } from '../../src/engine/answers/question.ts';
import { startEngine, type Engine, type EngineOptions } from '../../src/engine/engine.ts';

export const STORY_NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
export const WHOLE_VIEW: View = { environment: null, service: null, baseline: null };

/** What is written in the demo's own holdfast.json. */
export async function demoSettings(): Promise<unknown> {
  return JSON.parse(await readFile(new URL('../../public/holdfast.json', import.meta.url), 'utf8'));
}

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

const tools = new Map<string, { readonly ask: typeof fetch; readonly told: Map<string, Promise<Told>> }>();

/**
 * The simulated company's tools at a moment that stands still. Then the same question has the same answer, so it is worked
 * out once per process, however many engines ask it: that work is most of what a test with an engine costs.
 */
export function demoFetch(scenario: ScenarioName, nowMs: number = STORY_NOW_MS): EngineOptions['fetch'] {
  const key = `${scenario}/${nowMs}`;
  const { ask, told } = tools.get(key) ?? {
    ask: fetchFromWorld({ scenario, seed: 7, storyNowMs: STORY_NOW_MS, nowMs }),
    told: new Map<string, Promise<Told>>(),
  };
  tools.set(key, { ask, told });
  return async (input, init) => {
    init.signal?.throwIfAborted();
    // Whoever gives up does so for itself: others may wait for the same answer.
    const request = new Request(new URL(input, 'http://demo.invalid'), { ...init, signal: null });
    const question = `${request.method} ${request.url} ${await request.clone().text()}`;
    const answer = told.get(question) ?? ask(request).then(readWhole);
    told.set(question, answer);
    const { status, headers, body } = await answer;
    init.signal?.throwIfAborted();
    return new Response(body, { status, headers });
  };
}

async function readWhole(response: Response): Promise<Told> {
  return { status: response.status, headers: response.headers, body: await response.arrayBuffer() };
}

/** The demo's engine over the simulated company, with a clock that stands still. */
export async function demoEngine(scenario: ScenarioName, nowMs: number = STORY_NOW_MS): Promise<Engine> {
  const started = await startEngine(await demoSettings(), {
    fetch: demoFetch(scenario, nowMs),
    clock: { nowMs: () => nowMs },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  return started.engine;
}
