import { getResponse, type RequestHandler } from 'msw';
import { handlers as sentryHandlers } from '../../../../mocks/vendors/sentry/handlers.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import type { World } from '../../../../mocks/world/world.ts';
import type { Asking, Capabilities, ConnectedSource } from '../../../../src/engine/adapters/contract.ts';
import { sentry } from '../../../../src/engine/adapters/sentry/adapter.ts';
import { createRequestSource } from '../../../../src/engine/adapters/transport/requestSource.ts';

export const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const SERVICES = ['shop', 'accounts', 'payments'];

let world: World | undefined;
export function storyWorld(): World {
  world ??= simulate({ scenario: 'steady', seed: 7, storyNowMs: NOW_MS });
  return world;
}

export function asking(signal = new AbortController().signal): Asking {
  return { signal, nowMs: NOW_MS };
}

export interface Wired {
  readonly source: ConnectedSource;
  readonly capabilities: Required<
    Pick<Capabilities, 'releases' | 'deployments' | 'sessions' | 'errorGroups' | 'commits'>
  >;
  /** Addresses asked for, in order. */
  readonly asked: URL[];
}

type Answer = (url: URL) => Response | undefined | Promise<Response | undefined>;

/** The adapter over the real transport; `answer` is the wire. A question that nobody answers fails the test. */
export function wire(
  answer: Answer,
  settings: Record<string, unknown> = {},
  services: readonly string[] = SERVICES,
): Wired {
  const asked: URL[] = [];
  const request = createRequestSource({
    sourceId: 'errors',
    baseUrl: 'https://dash.invalid/api/errors',
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
  const source = sentry.connect(sentry.settings.parse({ organization: 'harbour', ...settings }), {
    sourceId: 'errors',
    request,
    services: services.map((id) => ({ id, names: [id] })),
    journeys: [],
    environments: { production: ['production', 'prod'] },
    strata: ['platform'],
    screenUrl: 'https://errors.example',
  });
  const missing = () => Promise.reject(new Error('not offered'));
  const capabilities = {
    releases: missing,
    deployments: missing,
    sessions: missing,
    errorGroups: missing,
    commits: missing,
    ...source.capabilities,
  };
  return { source, capabilities, asked };
}

/** The adapter on the mock that tells the world. */
export function wireWorld({
  settings = {},
  nowMs = NOW_MS,
}: { readonly settings?: Record<string, unknown>; readonly nowMs?: number } = {}): Wired {
  const handlers: RequestHandler[] = sentryHandlers(
    { world: storyWorld(), nowMs: () => nowMs },
    { base: '/api/errors', services: SERVICES },
  );
  return wire((url) => getResponse(handlers, new Request(url)), settings);
}

/** The path below the source's base, without the search. */
export function tailOf(url: URL): string {
  return url.pathname.replace('/api/errors/', '');
}

export function json(value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { headers });
}
