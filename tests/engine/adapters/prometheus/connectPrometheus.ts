import { getResponse, type RequestHandler } from 'msw';
import { handlers } from '../../../../mocks/vendors/prometheus/handlers.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import type { ScenarioName, World } from '../../../../mocks/world/world.ts';
import type { Asking, Capabilities } from '../../../../src/engine/adapters/contract.ts';
import { prometheus } from '../../../../src/engine/adapters/prometheus/adapter.ts';
import { createRequestSource } from '../../../../src/engine/adapters/transport/requestSource.ts';
import type { Scope } from '../../../../src/engine/domain/scope.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/engine/domain/time.ts';

export { DAY_MS, HOUR_MS, MINUTE_MS };
export const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);

const worlds = new Map<ScenarioName, World>();
export function storyWorld(scenario: ScenarioName = 'steady'): World {
  const world = worlds.get(scenario) ?? simulate({ scenario, seed: 7, storyNowMs: NOW_MS });
  worlds.set(scenario, world);
  return world;
}

export function asking(nowMs = NOW_MS): Asking {
  return { signal: new AbortController().signal, nowMs };
}

export function past(hours: number, bucketMs = HOUR_MS, endMs = NOW_MS): Scope {
  return {
    environment: 'production',
    span: { kind: 'past', window: { startMs: endMs - hours * HOUR_MS, endMs }, bucketMs },
  };
}

export function live(lengthMs = 6 * HOUR_MS, bucketMs = 5 * MINUTE_MS): Scope {
  return { environment: 'production', span: { kind: 'live', lengthMs, bucketMs } };
}

export interface Asked {
  readonly method: string;
  /** Below the base, without the search. */
  readonly path: string;
  readonly href: string;
  /** From the search, or from the form. */
  readonly params: URLSearchParams;
}

type Answer = (asked: Asked, request: Request) => Promise<Response | undefined> | Response | undefined;

/** The adapter over the real transport; `answer` is the wire. A request that nobody answers fails the test. */
export function wire(
  answer: Answer,
  settings: Record<string, unknown> = {},
  screenUrl: string | null = null,
) {
  const asked: Asked[] = [];
  const request = createRequestSource({
    sourceId: 'metrics',
    baseUrl: 'https://holdfast.invalid/api/metrics',
    async fetch(address, init) {
      const sent = new Request(address, init);
      const url = new URL(address);
      const params =
        sent.method === 'POST' ? new URLSearchParams(await sent.clone().text()) : url.searchParams;
      const one = {
        method: sent.method,
        path: url.pathname.replace('/api/metrics/', ''),
        href: address,
        params,
      };
      asked.push(one);
      const response = await answer(one, sent);
      if (response === undefined) throw new Error(`nobody answers ${sent.method} ${address}`);
      return response;
    },
    clock: { nowMs: () => NOW_MS },
    random: () => 0,
  });
  const source = prometheus.connect(prometheus.settings.parse(settings), {
    sourceId: 'metrics',
    request,
    screenUrl,
    strata: ['platform'],
    services: ['shop', 'accounts', 'payments'].map((id) => ({ id, names: [id] })),
    journeys: [],
    environments: { production: ['production', 'prod'] },
  });
  const missing = () => Promise.reject(new Error('not offered'));
  const none = {
    releases: missing,
    deployments: missing,
    requests: missing,
    transactions: missing,
    latency: missing,
    checks: missing,
    alerts: missing,
    endpoints: missing,
  };
  const capabilities: Required<Pick<Capabilities, keyof typeof none>> = { ...none, ...source.capabilities };
  return { source, capabilities, asked };
}

export function wireWorld(
  options: { world?: World; nowMs?: number; settings?: Record<string, unknown> } = {},
) {
  const told = { world: options.world ?? storyWorld(), nowMs: () => options.nowMs ?? NOW_MS };
  const mock: RequestHandler[] = handlers(told, {
    base: '/api/metrics',
    services: ['shop', 'accounts', 'payments'],
  });
  return wire((_asked, request) => getResponse(mock, request), options.settings);
}

export interface CannedSeries {
  readonly metric: Record<string, string>;
  readonly values?: readonly (readonly [number, string])[];
  readonly histograms?: readonly unknown[];
}

/** A successful matrix answer, with whatever else stands beside the data. */
export function matrix(result: readonly CannedSeries[], beside: Record<string, unknown> = {}): Response {
  return Response.json({ status: 'success', data: { resultType: 'matrix', result }, ...beside });
}

/** `[hours after the window's start, value]` -> samples at bucket ends, for a window of the given hours ending now. */
export function hourly(
  hours: number,
  values: readonly (string | null)[],
): readonly (readonly [number, string])[] {
  const startMs = NOW_MS - hours * HOUR_MS;
  return values.flatMap((value, i) =>
    value === null ? [] : [[(startMs + (i + 1) * HOUR_MS) / 1000, value] as const],
  );
}
