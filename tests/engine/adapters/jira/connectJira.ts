import { getResponse, type RequestHandler } from 'msw';
import { handlers } from '../../../../mocks/vendors/jira/handlers.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import type { ScenarioName, World } from '../../../../mocks/world/world.ts';
import { jira } from '../../../../src/engine/adapters/jira/adapter.ts';
import type { Asking, WindowScope } from '../../../../src/engine/adapters/contract.ts';
import { createRequestSource } from '../../../../src/engine/adapters/transport/requestSource.ts';

export const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
export const DAY_MS = 86_400_000;

/** As the demo company writes it into holdfast.json. */
export const DEMO_SETTINGS = {
  projects: { shop: 'SHOP', accounts: 'ACC' },
  startedField: 'Impact started',
  mitigatedStatuses: ['Mitigated', 'Entschärft'],
};

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

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
  const sent: SentRequest[] = [];
  const request = createRequestSource({
    sourceId: 'tickets',
    baseUrl: 'https://holdfast.invalid/api/tickets',
    async fetch(address, init) {
      const asked = new Request(address, init);
      const text = await asked.clone().text();
      const { pathname, search } = new URL(address);
      const body: unknown = text === '' ? null : JSON.parse(text);
      sent.push({ method: asked.method, path: `${pathname.replace('/api/tickets/', '')}${search}`, body });
      const response = await answer(asked);
      if (response === undefined) throw new Error(`nobody answers ${asked.method} ${address}`);
      return response;
    },
    clock: { nowMs: () => NOW_MS },
    random: () => 0,
  });
  const source = jira.connect(jira.settings.parse(settings), {
    sourceId: 'tickets',
    request,
    journeys: [],
    strata: [],
    services: [
      { id: 'shop', names: ['shop'] },
      { id: 'accounts', names: ['accounts'] },
    ],
    environments: { production: ['production'] },
    screenUrl: 'https://harbour.example',
  });
  const missing = () => Promise.reject(new Error('not offered'));
  const capabilities = { releases: missing, incidents: missing, defects: missing, ...source.capabilities };
  return { source, capabilities, sent };
}

/** Answers from the simulated company; `credential` is what the proxy in between adds. */
export function fromWorld(options: { world?: World; nowMs?: number; credential?: string } = {}): Answer {
  const told = { world: options.world ?? storyWorld(), nowMs: () => options.nowMs ?? NOW_MS };
  const mock: RequestHandler[] = handlers(told, { base: '/api/tickets', services: ['shop', 'accounts'] });
  return (request) => {
    const asked = new Request(request);
    if (options.credential !== undefined) asked.headers.set('authorization', options.credential);
    return getResponse(mock, asked);
  };
}

/** Answers by the end of the path; a function sees the request's body. */
export function canned(answers: Readonly<Record<string, unknown>>): Answer {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const found = Object.entries(answers).find(([ending]) => pathname.endsWith(ending));
    if (found === undefined) return undefined;
    const [, value] = found;
    if (value instanceof Response) return value.clone();
    const text = await request.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return Response.json(typeof value === 'function' ? value(body) : value);
  };
}
