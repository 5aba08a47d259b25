import { existsSync, readFileSync } from 'node:fs';
import { getResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handlers } from '../../../../mocks/vendors/alertmanager/handlers.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import { alertmanager } from '../../../../src/engine/adapters/alertmanager/adapter.ts';
import { createRequestSource } from '../../../../src/engine/adapters/transport/requestSource.ts';
import { SourceError } from '../../../../src/engine/adapters/transport/sourceError.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 10, 0, 0);
const DAY_MS = 86_400_000;
const scope = { environment: 'production', window: { startMs: NOW_MS - DAY_MS, endMs: NOW_MS } };
const world = simulate({ scenario: 'steady', seed: 7, storyNowMs: NOW_MS });

function wire(
  answer: (request: Request) => Promise<Response | undefined> | Response,
  options: { settings?: unknown; nowMs?: number } = {},
) {
  const asked: URL[] = [];
  const nowMs = options.nowMs ?? NOW_MS;
  const request = createRequestSource({
    sourceId: 'alerts',
    baseUrl: 'https://holdfast.invalid/api/alerts',
    async fetch(address, init) {
      asked.push(new URL(address));
      const response = await answer(new Request(address, init));
      if (response === undefined) throw new Error(`nobody answers ${address}`);
      return response;
    },
    clock: { nowMs: () => nowMs },
    random: () => 0,
  });
  const source = alertmanager.connect(alertmanager.settings.parse(options.settings ?? {}), {
    sourceId: 'alerts',
    request,
    services: [],
    journeys: [],
    strata: [],
    screenUrl: 'https://alerts.example/',
    environments: { production: ['production', 'prod.eu'] },
  });
  const asking = { signal: new AbortController().signal, nowMs };
  const read = async () => {
    if (source.capabilities.alerts === undefined) throw new Error('not offered');
    return source.capabilities.alerts(scope, asking);
  };
  return { read, asked, probe: () => source.probe(asking) };
}

const shape = z.object({ status: z.number(), contentType: z.string(), body: z.unknown() });

function sample(name: string): Response {
  const { status, contentType, body } = shape.parse(
    JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8')),
  );
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': contentType } });
}

function fromWorld(nowMs: number, settings: unknown = {}) {
  const mock = handlers(
    { world, nowMs: () => nowMs },
    { base: '/api/alerts', services: ['shop', 'accounts', 'payments'] },
  );
  return wire((request) => getResponse(mock, request), { settings, nowMs });
}

async function failureOf(answer: Response): Promise<SourceError> {
  const error: unknown = await wire(() => answer)
    .read()
    .catch((reason: unknown) => reason);
  if (error instanceof SourceError) return error;
  throw new Error(`expected a SourceError, got ${String(error)}`);
}

describe('current alerts', () => {
  test('that fire have no end, though endsAt lies in the future', async () => {
    const run = (await wire(() => sample('alerts')).read()).items.find(
      ({ name }) => name === 'HighErrorRate',
    );
    expect(run).toMatchObject({
      state: 'firing',
      endedAtMs: null,
      cut: true,
      severity: 'page',
      serviceName: 'shop',
      releaseName: '2.4.0',
    });
    expect(run).toMatchObject({
      labels: { journey: 'checkout' },
      startedAtMs: Date.UTC(2026, 10, 20, 9, 12, 7, 500),
      url: 'https://metrics.example/graph?g0.expr=x',
    });
  });

  test('that are silenced are suppressed, and the year 1 is no end', async () => {
    const run = (await wire(() => sample('alerts')).read()).items.find(({ name }) => name === 'SlowSearch');
    expect(run).toMatchObject({ state: 'suppressed', endedAtMs: null });
  });

  test('link to web addresses only', async () => {
    const run = (await wire(() => sample('alerts')).read()).items.find(({ name }) => name === 'SlowSearch');
    expect(run?.url).toBeNull();
  });

  test('in an unknown state are kept as other, and the state is named', async () => {
    const { items, notices, rejected } = await wire(() => sample('alerts')).read();
    expect(items.find(({ name }) => name === 'DiskFull')).toMatchObject({
      state: 'other',
      startedAtMs: Date.UTC(2026, 10, 20, 8, 30),
      severity: null,
      serviceName: null,
    });
    expect(notices).toContain('Unknown state "snoozed", kept as other.');
    expect(rejected).toEqual([]);
  });

  test('whose endsAt has passed have ended', async () => {
    const run = (await wire(() => sample('alerts')).read()).items.find(({ name }) => name === 'PayDown');
    expect(run).toMatchObject({ state: 'ended', endedAtMs: Date.UTC(2026, 10, 20, 9, 55), cut: false });
  });

  test('come with the notice that there is no history', async () => {
    expect((await wire(() => Response.json([])).read()).notices[0]).toContain('no history');
  });

  test('told twice by peers of a cluster are one', async () => {
    const body: unknown[] = await sample('alerts').json();
    const { items } = await wire(() => Response.json([...body, ...body])).read();
    expect(items).toHaveLength(4);
  });

  test('that do not decode are counted, and the others live', async () => {
    const body: unknown[] = await sample('alerts').json();
    const { items, rejected } = await wire(() =>
      Response.json([{ labels: { alertname: 'X' } }, { ...Object(body[0]), startsAt: 'soon' }, body[1]]),
    ).read();
    expect(items).toHaveLength(1);
    expect(rejected).toMatchObject([{ count: 2 }]);
  });
});

describe('the question', () => {
  test('names the environment’s spellings, escaped, where a label is set', async () => {
    const { read, asked } = wire(() => Response.json([]), {
      settings: { environmentLabel: 'env', extraMatchers: ['team="shop"'] },
    });
    await read();
    expect(asked[0]?.searchParams.getAll('filter')).toEqual(['team="shop"', 'env=~"prod\\\\.eu|production"']);
  });

  test('never names the time', async () => {
    const { read, asked } = wire(() => Response.json([]));
    await read();
    expect(asked[0]?.href).not.toMatch(/\d{10}/);
  });

  test('that is refused quotes the JSON string', async () => {
    expect((await failureOf(sample('error'))).facts).toMatchObject({
      kind: 'refused',
      status: 400,
      vendorText: 'bad matcher format: severity',
    });
  });

  test('answered by something else is a bad answer', async () => {
    expect((await failureOf(Response.json({ status: 'success' }))).facts.kind).toBe('bad-answer');
    expect((await failureOf(new Response('<html></html>'))).facts.kind).toBe('bad-answer');
  });
});

describe('the self-check', () => {
  test('tells the version and nothing of the configuration', async () => {
    const findings = await fromWorld(NOW_MS).probe();
    expect(findings).toMatchObject([{ ok: true }]);
    expect(findings[0]?.text).toContain('Alertmanager 0.31.0');
    expect(JSON.stringify(findings)).not.toContain('receiver');
  });

  test('puts a refusal into words', async () => {
    expect(await wire(() => new Response('no', { status: 403 })).probe()).toMatchObject([{ ok: false }]);
  });
});

describe('the simulated company', () => {
  const alert = world.alerts.find(({ endedAtMs }) => endedAtMs < NOW_MS);
  if (alert === undefined) throw new Error('the world has no alert');

  test('tells exactly the alerts that fire at the moment', async () => {
    for (const nowMs of [alert.startedAtMs, alert.endedAtMs - 1, alert.endedAtMs, NOW_MS]) {
      const { items } = await fromWorld(nowMs).read();
      const truth = world.alerts.filter(
        ({ startedAtMs, endedAtMs }) => startedAtMs <= nowMs && nowMs < endedAtMs,
      );
      expect(items.map(({ name, startedAtMs }) => `${name} ${startedAtMs}`).sort()).toEqual(
        truth.map(({ name, startedAtMs }) => `${name} ${startedAtMs}`).sort(),
      );
      expect(items.every(({ endedAtMs }) => endedAtMs === null)).toBe(true);
    }
  });

  test('understands filters', async () => {
    const nowMs = alert.startedAtMs;
    const of = async (matcher: string) =>
      (await fromWorld(nowMs, { extraMatchers: [matcher] }).read()).items.map(({ name }) => name);
    expect(await of(`alertname="${alert.name}"`)).toContain(alert.name);
    expect(await of(`alertname!="${alert.name}"`)).not.toContain(alert.name);
    expect(await of(`service=~"${alert.service}|nothing"`)).toContain(alert.name);
  });
});

const document = new URL('../../../../../shared/contracts/alertmanager.openapi.json', import.meta.url);
const described = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        parameters: z
          .array(z.object({ name: z.string().optional(), type: z.string().optional() }))
          .default([]),
      }),
    }),
  ),
});

test.skipIf(!existsSync(document))(
  'requests use parameters of Alertmanager’s own document only',
  async () => {
    const { paths } = described.parse(JSON.parse(readFileSync(document, 'utf8')));
    const { read, probe, asked } = fromWorld(NOW_MS, { extraMatchers: ['service="shop"'] });
    await read();
    await probe();
    expect(asked).toHaveLength(2);
    for (const { pathname, searchParams } of asked) {
      const parameters = paths[pathname.replace('/api/alerts/api/v2', '')]?.get.parameters;
      expect(parameters, pathname).toBeDefined();
      for (const [name, value] of searchParams) {
        const found = parameters?.find((parameter) => parameter.name === name);
        expect(found, name).toBeDefined();
        if (found?.type === 'boolean') expect(['true', 'false']).toContain(value);
      }
    }
  },
);
