import { readFileSync } from 'node:fs';
import { getResponse, type RequestHandler } from 'msw';
import { handlers } from '../../../../mocks/vendors/zendesk/handlers.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import type { ScenarioName, World } from '../../../../mocks/world/world.ts';
import type { Asking, WindowScope } from '../../../../src/engine/adapters/contract.ts';
import { zendesk } from '../../../../src/engine/adapters/zendesk/adapter.ts';
import { createRequestSource } from '../../../../src/engine/adapters/transport/requestSource.ts';

export const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
export const DAY_MS = 86_400_000;
export const SERVICES = ['shop', 'accounts', 'payments'];

/** As the demo company writes it into holdfast.json. */
export const DEMO_SETTINGS = { serviceField: 'Product', releaseField: 'App version' };

const worlds = new Map<ScenarioName, World>();
export function storyWorld(scenario: ScenarioName = 'bad-release'): World {
  const world = worlds.get(scenario) ?? simulate({ scenario, seed: 7, storyNowMs: NOW_MS });
  worlds.set(scenario, world);
  return world;
}

export function scopeOf(days = 60, endMs = NOW_MS): WindowScope {
  return { environment: 'production', window: { startMs: endMs - days * DAY_MS, endMs } };
}

export function asking(nowMs = NOW_MS, signal = new AbortController().signal): Asking {
  return { signal, nowMs };
}

type Answer = (url: URL) => Promise<Response | undefined> | Response | undefined;

/** The adapter over the real transport; `answer` is the wire. A request that nobody answers fails the test. */
export function wire(answer: Answer, settings: Record<string, unknown> = DEMO_SETTINGS) {
  const asked: URL[] = [];
  const request = createRequestSource({
    sourceId: 'helpdesk',
    baseUrl: 'https://holdfast.invalid/api/helpdesk',
    async fetch(address) {
      const url = new URL(address);
      asked.push(url);
      const response = await answer(url);
      if (response === undefined) throw new Error(`nobody answers ${url.href}`);
      return response;
    },
    clock: { nowMs: () => NOW_MS },
    random: () => 0,
  });
  const source = zendesk.connect(zendesk.settings.parse(settings), {
    sourceId: 'helpdesk',
    request,
    journeys: [],
    strata: [],
    services: SERVICES.map((id) => ({ id, names: [id] })),
    environments: { production: ['production'] },
    screenUrl: 'https://helpdesk.example/',
  });
  const { supportCases = () => Promise.reject(new Error('not offered')) } = source.capabilities;
  return { source, supportCases, asked };
}

/** The mock that tells the world, at the moment that `nowMs` tells. */
export function fromWorld(world = storyWorld(), nowMs: () => number = () => NOW_MS): Answer {
  const mock: RequestHandler[] = handlers({ world, nowMs }, { base: '/api/helpdesk', services: SERVICES });
  return (url) => getResponse(mock, new Request(url));
}

/** Answers by the path below the base; a function sees the address. */
export function canned(answers: Readonly<Record<string, unknown>>): Answer {
  return (url) => {
    const path = tailOf(url);
    if (!Object.hasOwn(answers, path)) return undefined;
    const value = answers[path];
    const answered: unknown = typeof value === 'function' ? value(url) : value;
    return answered instanceof Response ? answered.clone() : Response.json(answered);
  };
}

export const EXPORT = 'api/v2/incremental/tickets/cursor';
export const FIELDS = 'api/v2/ticket_fields';
export const ME = 'api/v2/users/me';

export function tailOf(url: URL): string {
  return url.pathname.replace('/api/helpdesk/', '');
}

export function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8'));
}
