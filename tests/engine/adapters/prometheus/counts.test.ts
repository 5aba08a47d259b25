import { describe, expect, test } from 'vitest';
import { asking, hourly, HOUR_MS, live, matrix, MINUTE_MS, NOW_MS, past, wire } from './connectPrometheus.ts';
import type { CannedSeries } from './connectPrometheus.ts';
import { sample } from './sample.ts';

const ALL = { holdfast_part: 'all', job: 'shop', platform: 'web', version: '2.4.0' };
const FAILED = { ...ALL, holdfast_part: 'failed' };

const answering = (result: readonly CannedSeries[], beside = {}) => wire(() => matrix(result, beside));

describe('requests', () => {
  test('of a release without errors are zero failed, not missing', async () => {
    const { capabilities } = answering([{ metric: ALL, values: hourly(3, ['10', '20', '30']) }]);
    const { items } = await capabilities.requests(past(3), asking());
    expect(items).toHaveLength(1);
    expect([...(items[0]?.total ?? [])]).toEqual([10, 20, 30]);
    expect([...(items[0]?.bad ?? [])]).toEqual([0, 0, 0]);
  });

  test('lie in the bucket that ends where they were evaluated', async () => {
    const { capabilities } = answering([{ metric: ALL, values: hourly(3, ['10', null, '30']) }]);
    const { items, window } = await capabilities.requests(past(3), asking());
    expect(window).toEqual({ startMs: NOW_MS - 3 * HOUR_MS, endMs: NOW_MS });
    expect([...(items[0]?.startMs ?? [])]).toEqual([NOW_MS - 3 * HOUR_MS, NOW_MS - HOUR_MS]);
    expect(items[0]).toMatchObject({
      serviceName: 'shop',
      releaseName: '2.4.0',
      stratum: { platform: 'web' },
      bucketMs: HOUR_MS,
    });
  });

  test('have gaps where a step has no sample, and zero where it has zero', async () => {
    const { capabilities } = answering([{ metric: ALL, values: hourly(4, ['0', null, '5', '0']) }]);
    const { items } = await capabilities.requests(past(4), asking());
    expect([...(items[0]?.total ?? [])]).toEqual([0, 5, 0]);
  });

  test('stay fractional, as the server estimates them', async () => {
    const series = [
      { metric: ALL, values: hourly(1, ['100.16949152542372']) },
      { metric: FAILED, values: hourly(1, ['1.0169491525423728']) },
    ];
    const { items } = await answering(series).capabilities.requests(past(1), asking());
    expect(items[0]?.total[0]).toBe(100.169_491_525_423_72);
    expect(items[0]?.bad[0]).toBe(1.016_949_152_542_372_8);
  });

  test('with NaN, infinite, negative or impossible counts are gaps or rejected with a reason', async () => {
    const { capabilities } = wire(() => sample('matrix-special-values'));
    const { items, rejected } = await capabilities.requests(past(3), asking());
    const byVersion = new Map(items.map((one) => [one.releaseName, one]));
    expect([...(byVersion.get('2.4.0')?.total ?? [])]).toEqual([120.5, 0, 99.99999999999999]);
    expect([...(byVersion.get('2.4.0')?.bad ?? [])]).toEqual([0, 0, 0]);
    expect([...(byVersion.get('2.3.9')?.total ?? [])]).toEqual([50]);
    expect([...(byVersion.get('2.3.9')?.bad ?? [])]).toEqual([2.5]);
    expect([...(byVersion.get('2.3.8')?.total ?? [])]).toEqual([10]);
    expect(rejected.map(({ reason, count }) => [reason, count])).toEqual([
      ['a count that is no finite number', 1],
      ['a negative count', 1],
      ['more failed or successful ones than there were at all', 1],
    ]);
    expect(rejected[0]?.example).toContain('version="2.3.9"');
  });

  test('without a release label are kept, and their share is told', async () => {
    const { version: _none, ...nameless } = ALL;
    const series = [
      { metric: ALL, values: hourly(1, ['75']) },
      { metric: nameless, values: hourly(1, ['25']) },
    ];
    const { items, notices } = await answering(series).capabilities.requests(past(1), asking());
    expect(new Set(items.map(({ releaseName }) => releaseName))).toEqual(new Set(['2.4.0', null]));
    expect(notices).toContain('25 % of the requests carry no release: their series have no label "version".');
  });

  test('of a version that has just come are known to be too few', async () => {
    const endMs = NOW_MS - 5 * MINUTE_MS;
    const series = [
      {
        metric: { ...ALL, version: '2.3.0' },
        values: [
          [(NOW_MS - 5 * HOUR_MS) / 1000, '10'],
          [endMs / 1000, '10'],
        ] as const,
      },
      { metric: ALL, values: [[endMs / 1000, '4']] as const },
    ];
    const { notices } = await answering(series).capabilities.requests(live(), asking());
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('shop 2.4.0 was first seen a few minutes ago');
  });

  test('that do not decode are counted, and the others live', async () => {
    const odd = JSON.stringify({
      status: 'success',
      data: {
        resultType: 'matrix',
        result: [
          { metric: { ...ALL, version: 7 }, values: hourly(1, ['1']) },
          { metric: ALL, values: hourly(1, ['10']) },
        ],
      },
    });
    const { items, rejected } = await wire(() => new Response(odd)).capabilities.requests(past(1), asking());
    expect(items).toHaveLength(1);
    expect(rejected).toMatchObject([{ count: 1, reason: 'a series that cannot be read' }]);
  });
});

describe('the envelope', () => {
  test('with a warning about missing data makes the answer incomplete', async () => {
    const warnings = ['receive series from Addr: store-1:10901: rpc error: code = Unavailable'];
    const { incompleteness, notices } = await answering([], { warnings }).capabilities.requests(
      past(1),
      asking(),
    );
    expect(incompleteness).toEqual([`The source warns: ${warnings[0]}`]);
    expect(notices).toEqual([]);
  });

  test('with a cut result makes the answer incomplete', async () => {
    const { incompleteness } = await answering([], {
      warnings: ['results truncated due to limit'],
    }).capabilities.requests(past(1), asking());
    expect(incompleteness).toHaveLength(1);
  });

  test('with remarks about the query costs nothing but a notice', async () => {
    const beside = {
      warnings: ['PromQL warning: something (1:2)'],
      infos: ['PromQL info: metric might not be a counter (1:6)'],
    };
    const { incompleteness, notices } = await answering([], beside).capabilities.requests(past(1), asking());
    expect(incompleteness).toEqual([]);
    expect(notices).toEqual([...beside.warnings, ...beside.infos]);
  });

  test('of a VictoriaMetrics cluster can say that it is partial', async () => {
    const { incompleteness, items } = await wire(() =>
      sample('victoriametrics-partial'),
    ).capabilities.requests(past(1), asking());
    expect(incompleteness).toHaveLength(1);
    expect(items).toHaveLength(1);
  });
});

describe('transactions', () => {
  test('carry their journey, and count failures', async () => {
    const journey = { ...ALL, journey: 'checkout' };
    const series = [
      { metric: journey, values: hourly(1, ['40']) },
      { metric: { ...journey, holdfast_part: 'failed' }, values: hourly(1, ['4']) },
    ];
    const { items } = await answering(series).capabilities.transactions(past(1), asking());
    expect(items[0]?.stratum).toEqual({ journey: 'checkout', platform: 'web' });
    expect(items[0]?.bad[0]).toBe(4);
  });

  test('of a journey that fails completely are all failed, where successes are counted', async () => {
    const settings = { transactions: { successMatcher: 'outcome="success"' } };
    const { capabilities, asked } = wire(
      () => matrix([{ metric: { ...ALL, journey: 'checkout' }, values: hourly(1, ['40']) }]),
      settings,
    );
    const { items } = await capabilities.transactions(past(1), asking());
    expect(items[0]?.bad[0]).toBe(40);
    expect(asked[0]?.params.get('query')).toContain('outcome="success"');
  });
});

describe('checks', () => {
  const run = { service: 'shop', journey: 'checkout' };

  test('count runs and failures; a time without the exporter is a gap, not a failure', async () => {
    const series = [
      { metric: { ...run, holdfast_part: 'all' }, values: hourly(3, ['60', null, '60']) },
      { metric: { ...run, holdfast_part: 'succeeded' }, values: hourly(3, ['57', null, '0']) },
    ];
    const { items } = await answering(series).capabilities.checks(past(3), asking());
    expect([...(items[0]?.total ?? [])]).toEqual([60, 60]);
    expect([...(items[0]?.bad ?? [])]).toEqual([3, 60]);
    expect(items[0]).toMatchObject({
      serviceName: 'shop',
      releaseName: null,
      stratum: { journey: 'checkout' },
    });
  });

  test('never ask for up, and count no sample twice at the edges', async () => {
    const { capabilities, asked } = answering([]);
    await capabilities.checks(past(3), asking());
    expect(asked[0]?.params.get('query')).toContain(
      'count_over_time(probe_success{service=~"accounts|payments|shop"}[3599999ms])',
    );
    expect(asked[0]?.params.get('query')).not.toMatch(/\bup\b/);
  });
});
