import { describe, expect, test } from 'vitest';
import { asking, hourly, matrix, NOW_MS, past, wire } from './connectPrometheus.ts';
import type { CannedSeries } from './connectPrometheus.ts';
import { sample } from './sample.ts';

const bucket = (le: string, ...values: readonly (string | null)[]): CannedSeries => ({
  metric: { job: 'shop', version: '2.4.0', platform: 'web', le },
  values: hourly(values.length, values),
});
const latencyOf = async (series: readonly CannedSeries[], hours: number, settings = {}) =>
  wire(() => matrix(series), settings).capabilities.latency(past(hours), asking());

describe('classic histograms', () => {
  test('become counts per bucket, in milliseconds', async () => {
    const { items } = await latencyOf(
      [bucket('0.3', '5', '0'), bucket('0.1', '2', '0'), bucket('+Inf', '9', '4')],
      2,
    );
    expect([...(items[0]?.upperMs ?? [])]).toEqual([100, 300, Infinity]);
    expect([...(items[0]?.counts ?? [])]).toEqual([2, 3, 4, 0, 0, 4]);
    expect(items[0]).toMatchObject({
      serviceName: 'shop',
      releaseName: '2.4.0',
      stratum: { platform: 'web' },
    });
  });

  test('in milliseconds already are not multiplied again', async () => {
    const { items } = await latencyOf([bucket('250', '5'), bucket('+Inf', '9')], 1, {
      latency: { unit: 'ms' },
    });
    expect([...(items[0]?.upperMs ?? [])]).toEqual([250, Infinity]);
  });

  test('with a bucket missing at one moment count its observations in the next one', async () => {
    const { items } = await latencyOf(
      [bucket('0.1', '2', '2'), bucket('0.3', null, '5'), bucket('+Inf', '9', '9')],
      2,
    );
    expect([...(items[0]?.counts ?? [])]).toEqual([2, 0, 7, 2, 3, 4]);
  });

  test('without a sample are gaps', async () => {
    const { items } = await latencyOf([bucket('0.1', '2', null), bucket('+Inf', '9', null)], 2);
    expect(items[0]?.startMs).toHaveLength(1);
  });

  test('that shrink as the limit grows, or lack their +Inf bucket, are rejected', async () => {
    const shrinking = await latencyOf([bucket('0.1', '8'), bucket('+Inf', '5')], 1);
    expect(shrinking.items).toEqual([]);
    expect(shrinking.rejected).toMatchObject([
      { count: 1, reason: 'histogram buckets that shrink as the limit grows' },
    ]);
    const headless = await latencyOf([bucket('0.1', '8')], 1);
    expect(headless.rejected).toMatchObject([{ count: 1, reason: 'a histogram without its +Inf bucket' }]);
  });
});

describe('a fleet in transition', () => {
  const read = async () =>
    (await wire(() => sample('matrix-native-histogram')).capabilities.latency(past(2), asking())).items;

  test('has native histograms where there are no classic ones', async () => {
    const native = (await read()).find(({ releaseName }) => releaseName === '2.4.0');
    expect([...(native?.upperMs ?? [])]).toEqual([250, 300, 500, 600]);
    expect([...(native?.counts ?? [])]).toEqual([0, 4, 0, 2, 0, 1.5, 0, 0]);
    expect([...(native?.startMs ?? [])]).toEqual([NOW_MS - 7_200_000, NOW_MS - 3_600_000]);
  });

  test('keeps to classic buckets where both are there, and sees le="1" and le="1.0" as one', async () => {
    const classic = (await read()).filter(({ releaseName }) => releaseName === '2.3.9');
    expect(classic).toHaveLength(1);
    expect([...(classic[0]?.upperMs ?? [])]).toEqual([300, 1000, Infinity]);
    expect([...(classic[0]?.counts ?? [])]).toEqual([7, 2.5, 0.5]);
  });

  test('is asked for both kinds in one query', async () => {
    const { capabilities, asked } = wire(() => matrix([]));
    await capabilities.latency(past(2), asking());
    expect(asked).toHaveLength(1);
    const query = asked[0]?.params.get('query') ?? '';
    expect(query).toContain('http_request_duration_seconds_bucket{');
    expect(query).toMatch(
      / or sum by \(job, version, platform\) \(increase\(http_request_duration_seconds\{/,
    );
  });
});
