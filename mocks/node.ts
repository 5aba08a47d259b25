import type { RequestHandler } from 'msw';
import { answerFromWorld } from './answerFromWorld.ts';
import { handlers } from './handlers.ts';
import { simulate, type SimulateOptions } from './world/simulate.ts';
import type { World } from './world/world.ts';

export interface DemoOptions extends SimulateOptions {
  /** The clock of the tools; absent = the story's now. */
  readonly nowMs?: number | (() => number);
}

const worlds = new Map<string, World>();

/** The world of these options; simulated once per process. */
export function worldOf({ scenario, seed, storyNowMs }: SimulateOptions): World {
  const key = `${scenario}/${seed}/${storyNowMs}`;
  const world = worlds.get(key) ?? simulate({ scenario, seed, storyNowMs });
  worlds.set(key, world);
  return world;
}

/** Handlers of all tools, for `setupServer` or `getResponse`. */
export function demoHandlers(options: DemoOptions): RequestHandler[] {
  return handlers({ world: worldOf(options), nowMs: clockOf(options) });
}

/** A `fetch` that is answered from the world, without network or interception. A request for nobody throws. */
export function fetchFromWorld(options: DemoOptions): typeof fetch {
  const tools = demoHandlers(options);
  const nowMs = clockOf(options);
  return async (input, init) => {
    const request = new Request(
      typeof input === 'string' ? new URL(input, 'http://demo.invalid') : input,
      init,
    );
    request.signal.throwIfAborted();
    const response = await answerFromWorld(tools, request, nowMs());
    request.signal.throwIfAborted();
    if (response === null) throw new Error(`nobody answers ${request.method} ${request.url}`);
    // As a browser does: it does not say why.
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
}

function clockOf({ nowMs, storyNowMs }: DemoOptions): () => number {
  if (typeof nowMs === 'function') return nowMs;
  return () => nowMs ?? storyNowMs;
}
