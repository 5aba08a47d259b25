import { describe, expect, test } from 'vitest';
import { requestTruth } from '../../../../mocks/world/truth.ts';
import { ENDPOINTS } from '../../../../mocks/vendors/prometheus/splitByEndpoint.ts';
import type { CountSeries } from '../../../../src/engine/domain/series.ts';
import {
  asking,
  HOUR_MS,
  hourly,
  live,
  matrix,
  NOW_MS,
  past,
  storyWorld,
  wire,
  wireWorld,
  type CannedSeries,
} from './connectPrometheus.ts';

// Simulating and asking a company takes seconds on a busy machine.
const SETTINGS = { endpointLabel: 'handler' };
const sumOf = (column: Float64Array) => column.reduce((a, b) => a + b, 0);

/** `[total, failed]` of each endpoint of one release over the whole answer. */
function byEndpoint(items: readonly CountSeries[], service = 'shop') {
  const sums = new Map<string, [number, number]>();
  for (const { serviceName, stratum, total, bad } of items) {
    if (serviceName !== service) continue;
    const name = stratum['endpoint'] ?? 'none';
    const [all, failed] = sums.get(name) ?? [0, 0];
    sums.set(name, [all + sumOf(total), failed + sumOf(bad)]);
  }
  return sums;
}

describe('endpoints', () => {
  test('are not offered where no label is known, and are with a preset that knows its own', () => {
    const offers = (settings: Record<string, unknown>) =>
      wire(() => undefined, settings).source.capabilities.endpoints !== undefined;
    expect(offers({})).toBe(false);
    expect(offers({ endpointLabel: 'handler' })).toBe(true);
    expect(offers({ preset: 'otel-http' })).toBe(true);
  });

  test('of the simulated company add up to all requests and failures of each release, each to its share', async () => {
    const { capabilities } = wireWorld({ settings: SETTINGS });
    const { items, incompleteness, notices } = await capabilities.endpoints(past(48), asking());
    const { items: all } = await capabilities.requests(past(48), asking());
    expect(incompleteness).toEqual([]);
    expect(notices.filter((text) => text.includes('busiest'))).toEqual([]);
    for (const service of ['shop', 'accounts', 'payments']) {
      const sums = byEndpoint(items, service);
      const whole = all.filter(({ serviceName }) => serviceName === service);
      for (const [i, column] of (['total', 'bad'] as const).entries()) {
        const together = [...sums.values()].reduce((sum, pair) => sum + (pair[i] ?? 0), 0);
        expect(together).toBeCloseTo(
          whole.reduce((sum, one) => sum + sumOf(one[column]), 0),
          5,
        );
      }
      expect(sums.has('other')).toBe(false);
    }
    const shop = byEndpoint(items);
    const window = { startMs: NOW_MS - 48 * HOUR_MS, endMs: NOW_MS };
    const truth = requestTruth(storyWorld(), { service: 'shop', journey: 'checkout', window });
    for (const { name, well, failed } of ENDPOINTS['checkout'] ?? []) {
      const [total, bad] = shop.get(name) ?? [0, 0];
      expect(Math.abs(bad - truth.failed * failed)).toBeLessThan(truth.failed * 0.02 + 8);
      const expected = (truth.total - truth.failed) * well + truth.failed * failed;
      expect(Math.abs(total - expected)).toBeLessThan(expected * 0.02);
    }
  });

  test('are chosen once, by one small question about the last day; every stretch then names the same', async () => {
    const { capabilities, asked } = wireWorld({ settings: SETTINGS });
    await capabilities.endpoints(past(24), asking());
    await capabilities.endpoints(past(24, HOUR_MS, NOW_MS - 24 * HOUR_MS), asking());
    await capabilities.endpoints(live(), asking());
    const queries = asked.map(({ params }) => params.get('query') ?? '');
    expect(queries.filter((query) => query.startsWith('topk(50, sum by (handler) ('))).toHaveLength(1);
    const namedIn = queries.flatMap((query) => /handler=~"([^"]*)"/.exec(query)?.[1] ?? []);
    expect(namedIn).toHaveLength(3);
    expect(new Set(namedIn).size).toBe(1);
  });

  const metric = (more: Record<string, string>) => ({ job: 'shop', version: '2.4.0', ...more });
  const answered = (endpoints: readonly string[], rows: readonly CannedSeries[]) =>
    wire(
      ({ params }) =>
        params.get('query')?.startsWith('topk') === true
          ? Response.json({
              status: 'success',
              data: {
                resultType: 'vector',
                result: endpoints.map((handler) => ({ metric: { handler }, value: [NOW_MS / 1000, '9'] })),
              },
            })
          : matrix(rows),
      SETTINGS,
    );
  const row = (more: Record<string, string>, values: readonly string[]): CannedSeries => ({
    metric: metric(more),
    values: hourly(2, values),
  });

  test('beyond the busiest are one sum, which is what the named ones leave of everything', async () => {
    const { capabilities } = answered(
      ['POST /order'],
      [
        row({ handler: 'POST /order', holdfast_part: 'all' }, ['60', '50']),
        row({ handler: 'POST /order', holdfast_part: 'failed' }, ['6', '0']),
        row({ holdfast_part: 'all' }, ['100', '50.0000000001']),
        row({ holdfast_part: 'failed' }, ['7', '0']),
      ],
    );
    const { items } = await capabilities.endpoints(past(2), asking());
    const rows = items.map(({ stratum, total, bad }) => [stratum, [...total], [...bad]]);
    expect(rows).toEqual([
      [{ endpoint: 'POST /order' }, [60, 50], [6, 0]],
      [{ endpoint: 'other' }, [40, 0], [1, 0]],
    ]);
  });

  test('of releases without that label are all "other"', async () => {
    const { capabilities } = answered([''], [row({ holdfast_part: 'all' }, ['100', '50'])]);
    const { items, notices } = await capabilities.endpoints(past(2), asking());
    expect(items.map(({ stratum }) => stratum)).toEqual([{ endpoint: 'other' }]);
    expect(notices.join(' ')).toContain('a label "handler"');
  });

  test('with a name that means something to a regular expression are asked for literally', async () => {
    const { capabilities, asked } = answered(['GET /a/{id}', 'GET /b.*', 'other'], []);
    await capabilities.endpoints(past(2), asking());
    const query = asked.at(-1)?.params.get('query') ?? '';
    expect(query).toContain('handler=~"GET /a/\\\\{id\\\\}|GET /b\\\\.\\\\*"');
  });

  test('that are many are said to be more than are told apart', async () => {
    const fifty = Array.from({ length: 50 }, (_, i) => `GET /page/${i}`);
    const { capabilities, asked } = answered(fifty, []);
    const { notices } = await capabilities.endpoints(past(2), asking());
    expect(notices.join(' ')).toContain('The 50 busiest endpoints');
    // A long query goes as a form.
    expect(asked.at(-1)?.method).toBe('POST');
  });
});
