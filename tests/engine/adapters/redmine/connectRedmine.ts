import { getResponse, type RequestHandler } from 'msw';
import { handlers } from '../../../../mocks/vendors/redmine/handlers.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import type { ScenarioName, World } from '../../../../mocks/world/world.ts';
import type { Asking, WindowScope } from '../../../../src/engine/adapters/contract.ts';
import { redmine } from '../../../../src/engine/adapters/redmine/adapter.ts';
import { createRequestSource } from '../../../../src/engine/adapters/transport/requestSource.ts';

export const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
export const DAY_MS = 86_400_000;

/** As the demo company writes it into holdfast.json. */
export const DEMO_SETTINGS = {
  projects: { payments: 'payments' },
  startedField: 'Impact started',
  openStatuses: ['New', 'Reopened'],
  doneStatuses: ['Resolved'],
  mitigatedStatuses: ['Mitigated'],
  links: { follows: 'caused-by', precedes: 'causes' },
};

const worlds = new Map<ScenarioName, World>();
export function storyWorld(scenario: ScenarioName = 'steady'): World {
  const world = worlds.get(scenario) ?? simulate({ scenario, seed: 7, storyNowMs: NOW_MS });
  worlds.set(scenario, world);
  return world;
}

export function scopeOf(days = 60, endMs = NOW_MS): WindowScope {
  return { environment: 'production', window: { startMs: endMs - days * DAY_MS, endMs } };
}

export function asking(signal = new AbortController().signal, nowMs = NOW_MS): Asking {
  return { signal, nowMs };
}

type Answer = (request: Request) => Promise<Response | undefined> | Response | undefined;

/** The adapter over the real transport; `answer` is the wire. A request that nobody answers fails the test. */
export function wire(answer: Answer, settings: Record<string, unknown> = DEMO_SETTINGS) {
  const asked: URL[] = [];
  const request = createRequestSource({
    sourceId: 'board',
    baseUrl: 'https://holdfast.invalid/api/board',
    async fetch(address, init) {
      asked.push(new URL(address));
      const response = await answer(new Request(address, init));
      if (response === undefined) throw new Error(`nobody answers ${address}`);
      return response;
    },
    clock: { nowMs: () => NOW_MS },
    random: () => 0,
  });
  const source = redmine.connect(redmine.settings.parse(settings), {
    sourceId: 'board',
    request,
    journeys: [],
    strata: [],
    services: [{ id: 'payments', names: ['payments'] }],
    environments: { production: ['production'] },
    screenUrl: 'https://board.example',
  });
  const missing = () => Promise.reject(new Error('not offered'));
  const capabilities = { releases: missing, incidents: missing, defects: missing, ...source.capabilities };
  return { source, capabilities, asked };
}

interface WorldOptions {
  readonly world?: World;
  readonly nowMs?: number;
  /** What the proxy in between adds. */
  readonly key?: string;
  readonly services?: readonly string[];
}

export function fromWorld(options: WorldOptions = {}): Answer {
  const told = { world: options.world ?? storyWorld(), nowMs: () => options.nowMs ?? NOW_MS };
  const mock: RequestHandler[] = handlers(told, {
    base: '/api/board',
    services: options.services ?? ['payments'],
  });
  return (request) => {
    const asked = new Request(request);
    if (options.key !== undefined) asked.headers.set('x-redmine-api-key', options.key);
    return getResponse(mock, asked);
  };
}

/** Answers by the path below the base; a function sees the address. */
export function canned(answers: Readonly<Record<string, unknown>>): Answer {
  return (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace('/api/board/', '');
    if (!Object.hasOwn(answers, path)) return undefined;
    const value = answers[path];
    if (value instanceof Response) return value.clone();
    return Response.json(typeof value === 'function' ? value(url) : value);
  };
}
