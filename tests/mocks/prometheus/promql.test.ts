import { describe, expect, test } from 'vitest';
import { instantData, rangeData } from '../../../mocks/vendors/prometheus/answerQuery.ts';
import { PromqlError } from '../../../mocks/vendors/prometheus/promql/syntax.ts';
import { instant, matrixOf, minute, MINUTE_MS, range, series } from './store.ts';

/** 10 a minute, 30 a minute, and a counter that is born at minute 100 with its first value 5. */
const steady = series({ __name__: 'c', v: '1', p: 'web' }, (n) => 10 * n);
const quick = series({ __name__: 'c', v: '2', p: 'web' }, (n) => 30 * n);
const young = series({ __name__: 'c', v: '2', p: 'mobile' }, (n) => 5 + (n - 100), [[100, 600]]);
const counters = [steady, quick, young];

describe('selectors', () => {
  test.each([
    ['c{v="1"}', ['{__name__="c",p="web",v="1"} 2000']],
    ['c{v!="1",p="web"}', ['{__name__="c",p="web",v="2"} 6000']],
    ['c{v=~"1|3"}', ['{__name__="c",p="web",v="1"} 2000']],
    ['c{p!~"w.*"}', ['{__name__="c",p="mobile",v="2"} 105']],
    ['c{none=""} > 5000', ['{__name__="c",p="web",v="2"} 6000']],
    ['{__name__="c",v="1"}', ['{__name__="c",p="web",v="1"} 2000']],
    ['c{v="1"} offset 1h', ['{__name__="c",p="web",v="1"} 1400']],
  ])('%s', (query, expected) => {
    expect(instant(counters, query, 200)).toEqual(expected);
  });

  test('match whole values, not parts of them', () => {
    expect(instant(counters, 'c{p=~"we"}', 200)).toEqual([]);
  });

  test('see the last sample for five minutes where time ends, and none a minute after a target went away', () => {
    expect(instant([steady], 'c', 304, 300)).toHaveLength(1);
    expect(instant([steady], 'c', 305, 300)).toHaveLength(0);
    const gone = series({ __name__: 'c' }, () => 1, [[0, 200]]);
    expect(instant([gone], 'c', 200.9, 300)).toHaveLength(1);
    expect(instant([gone], 'c', 201, 300)).toHaveLength(0);
  });
});

describe('increase and rate', () => {
  test('take the samples after the window’s left edge and stretch them to both ends', () => {
    // (195, 200]: five samples over four minutes grow by 40, stretched to five minutes.
    expect(instant([steady], 'increase(c[5m])', 200)).toEqual(['{p="web",v="1"} 50']);
    expect(instant([steady], 'rate(c[5m])', 200)).toEqual([`{p="web",v="1"} ${50 / 300}`]);
  });

  test('do not stretch beyond where the counter was zero', () => {
    // Born with 5 at minute 100, at 105: growth 5 over 5 minutes. To zero it would be 5 minutes, to the left edge 5:
    // that is far (more than 1.1 samples), so half a sample's distance is added: 5 * 5.5 / 5.
    expect(instant([young], 'increase(c[10m])', 105)).toEqual(['{p="mobile",v="2"} 5.5']);
    const fromZero = series({ __name__: 'c' }, (n) => n - 100, [[100, 600]]);
    expect(instant([fromZero], 'increase(c[10m])', 105)).toEqual(['{} 5']);
  });

  test('need two samples', () => {
    expect(instant([young], 'increase(c[10m])', 100)).toEqual([]);
    expect(instant([young], 'count_over_time(c[10m])', 100)).toEqual(['{p="mobile",v="2"} 1']);
  });

  test('see a new process begin from zero', () => {
    // 10 a minute up to 200, away until 210, then from zero: 10 a minute again.
    const restarted = series({ __name__: 'c' }, (n) => (n <= 200 ? 10 * n : 10 * (n - 210)), [
      [0, 200],
      [210, 600],
    ]);
    // (190, 220]: 191..200 grows 90, the first sample after the restart is 0, then 210..220 grows 100.
    const [found] = instant([restarted], 'increase(c[30m])', 220);
    expect(Number(found?.replace('{} ', ''))).toBeCloseTo(190 * (30 / 29), 10);
  });
});

describe('functions of samples over time', () => {
  const pulse = series({ __name__: 'probe', job: 'x' }, (n) => (n % 5 === 0 ? 0 : 1));

  test.each([
    ['sum_over_time(probe[10m])', 8],
    ['count_over_time(probe[10m])', 10],
    ['avg_over_time(probe[10m])', 0.8],
    ['max_over_time(probe[10m])', 1],
    ['min_over_time(probe[10m])', 0],
    ['count_over_time(probe[599999ms])', 10],
    ['changes(probe[10m])', 3],
  ])('%s', (query, expected) => {
    expect(instant([pulse], query, 200)).toEqual([`{job="x"} ${expected}`]);
  });

  test('last_over_time keeps the name', () => {
    expect(instant([pulse], 'last_over_time(probe[10m])', 201)).toEqual(['{__name__="probe",job="x"} 1']);
  });
});

describe('aggregations', () => {
  test.each([
    ['sum(c)', ['{} 8105']],
    ['sum by (v) (c)', ['{v="1"} 2000', '{v="2"} 6105']],
    ['sum(c) by (p)', ['{p="mobile"} 105', '{p="web"} 8000']],
    ['sum without (p) (c)', ['{v="1"} 2000', '{v="2"} 6105']],
    ['avg(c{p="web"})', ['{} 4000']],
    ['max(c)', ['{} 6000']],
    ['min by (v) (c)', ['{v="1"} 2000', '{v="2"} 105']],
    ['count by (v) (c)', ['{v="1"} 1', '{v="2"} 2']],
    ['topk by (v) (1, c)', ['{__name__="c",p="web",v="1"} 2000', '{__name__="c",p="web",v="2"} 6000']],
    ['bottomk(1, c)', ['{__name__="c",p="mobile",v="2"} 105']],
  ])('%s', (query, expected) => {
    expect(instant(counters, query, 200)).toEqual(expected);
  });
});

describe('operators', () => {
  test.each([
    ['c{v="1"} / 4', ['{p="web",v="1"} 500']],
    ['1 - c{v="1"} / c{v="1"}', ['{p="web",v="1"} 0']],
    ['c > bool 3000', ['{p="mobile",v="2"} 0', '{p="web",v="1"} 0', '{p="web",v="2"} 1']],
    ['c > 3000', ['{__name__="c",p="web",v="2"} 6000']],
    ['c{v="1"} / on (p) c{v="2",p="web"}', [`{p="web"} ${1 / 3}`]],
    ['c{v="1"} / ignoring (v) c{v="2",p="web"}', [`{p="web"} ${1 / 3}`]],
    ['sum by (v) (c) / ignoring (v) group_left sum(c)', [`{v="1"} ${2000 / 8105}`, `{v="2"} ${6105 / 8105}`]],
    ['c{p="web"} and on (v) c{p="mobile"}', ['{__name__="c",p="web",v="2"} 6000']],
    ['c{p="web"} unless on (v) c{p="mobile"}', ['{__name__="c",p="web",v="1"} 2000']],
    [
      'c{v="1"} or c{p="mobile"}',
      ['{__name__="c",p="mobile",v="2"} 105', '{__name__="c",p="web",v="1"} 2000'],
    ],
    ['sum by (v) (c{v="1"}) or 0 * sum by (v) (c)', ['{v="1"} 2000', '{v="2"} 0']],
    ['-c{v="1"}', ['{p="web",v="1"} -2000']],
    ['0 / (c{v="1"} - 2000)', ['{p="web",v="1"} NaN']],
    ['1 / (c{v="1"} - 2000)', ['{p="web",v="1"} +Inf']],
  ])('%s', (query, expected) => {
    expect(instant(counters, query, 200)).toEqual(expected);
  });

  test('bind as in arithmetic, and scalars make a scalar', () => {
    const stored = { series: counters, shownMs: minute(600) };
    expect(instantData('2 + 3 * 4', minute(200), stored)).toBe(
      `{"resultType":"scalar","result":[${minute(200) / 1000},"14"]}`,
    );
  });

  test('copy labels from the one side, and refuse two of them', () => {
    const info = series({ __name__: 'info', p: 'web', release: 'r1' }, () => 1);
    const other = series({ __name__: 'info', p: 'web', release: 'r2' }, () => 1);
    const query = 'c{v="1"} * on (p) group_left (release) info';
    expect(instant([steady, info], query, 200)).toEqual(['{p="web",release="r1",v="1"} 2000']);
    expect(() => instant([steady, info, other], query, 200)).toThrow(
      expect.objectContaining({ status: 422 }),
    );
    expect(
      instant([steady, info, other], 'c{v="1"} * on (p) group_left (release) topk by (p) (1, info)', 200),
    ).toHaveLength(1);
  });
});

describe('histogram_quantile', () => {
  const bucket = (le: string, perMinute: number) =>
    series({ __name__: 'h_bucket', le }, (n) => perMinute * n);

  test('interpolates within the bucket that holds the rank', () => {
    const store = [bucket('0.1', 50), bucket('0.5', 90), bucket('+Inf', 100)];
    // Rank 75 of 100 lies 25/40 into (0.1, 0.5].
    const [found] = instant(store, 'histogram_quantile(0.75, rate(h_bucket[5m]))', 200);
    expect(Number(found?.replace('{} ', ''))).toBeCloseTo(0.1 + 0.4 * (25 / 40), 12);
  });

  test('answers the highest finite limit for what lies beyond it, and NaN for nothing', () => {
    const store = [bucket('0.1', 50), bucket('0.5', 90), bucket('+Inf', 100)];
    expect(instant(store, 'histogram_quantile(0.99, rate(h_bucket[5m]))', 200)).toEqual(['{} 0.5']);
    const idle = [bucket('0.1', 0), bucket('+Inf', 0)];
    expect(instant(idle, 'histogram_quantile(0.99, rate(h_bucket[5m]))', 200)).toEqual(['{} NaN']);
  });
});

describe('label_replace', () => {
  test.each([
    [
      'label_replace(c{v="1"}, "part", "all", "__name__", ".*")',
      '{__name__="c",p="web",part="all",v="1"} 2000',
    ],
    ['label_replace(c{v="1"}, "x", "$1-b", "p", "(w.*)")', '{__name__="c",p="web",v="1",x="web-b"} 2000'],
    ['label_replace(c{v="1"}, "x", "y", "p", "mobile")', '{__name__="c",p="web",v="1"} 2000'],
    ['label_replace(c{v="1"}, "p", "", "p", ".*")', '{__name__="c",v="1"} 2000'],
  ])('%s', (query, expected) => {
    expect(instant(counters, query, 200)).toEqual([expected]);
  });
});

describe('ranges and subqueries', () => {
  test('a range query has one point a step, and none before the series begins', () => {
    expect(range(counters, 'c{p="mobile"}', [90, 120, 10])).toEqual({
      '{__name__="c",p="mobile",v="2"}': [
        [100, 5],
        [110, 15],
        [120, 25],
      ],
    });
  });

  test('an instant query of a subquery has steps aligned to the clock, without its left edge', () => {
    const stored = { series: counters, shownMs: minute(600) };
    const found = matrixOf(
      instantData('(sum(increase(c{v="1"}[5m])))[30m:5m]', minute(203) + 12_345, stored),
    );
    expect(found).toEqual({ '{}': [175, 180, 185, 190, 195, 200].map((n) => [n, 50]) });
    expect(
      matrixOf(instantData('c{v="1"}[10m:5m]', minute(200), stored))['{__name__="c",p="web",v="1"}'],
    ).toEqual([
      [195, 1950],
      [200, 2000],
    ]);
  });

  test('functions over a subquery see its steps', () => {
    expect(instant([quick], 'max_over_time((c % 7)[5m:1m])', 200)).toEqual([
      `{p="web",v="2"} ${Math.max(...[196, 197, 198, 199, 200].map((n) => (30 * n) % 7))}`,
    ]);
    expect(instant([steady], 'rate(c[5m:1m])', 200)).toEqual([`{p="web",v="1"} ${50 / 300}`]);
  });

  test('a range selector at the top answers raw samples', () => {
    const stored = { series: [steady], shownMs: minute(600) };
    expect(matrixOf(instantData('c[3m]', minute(200), stored))).toEqual({
      '{__name__="c",p="web",v="1"}': [
        [198, 1980],
        [199, 1990],
        [200, 2000],
      ],
    });
  });

  test('nothing later than the newest shown moment counts', () => {
    expect(instant([steady], 'increase(c[10m])', 205, 200)[0]).toBe(
      `{p="web",v="1"} ${40 * ((4 + 1 + 0.5) / 4)}`,
    );
  });
});

describe('refusals', () => {
  const stored = { series: counters, shownMs: minute(600) };
  const refusal = (ask: () => unknown) => {
    try {
      ask();
    } catch (error) {
      if (error instanceof PromqlError)
        return { status: error.status, type: error.type, text: error.message };
    }
    throw new Error('not refused');
  };
  const question = { query: 'c', startMs: minute(0), endMs: minute(600), stepMs: MINUTE_MS };

  test.each([
    ['sum('],
    ['c{'],
    [''],
    ['c{v=1}'],
    ['nonsense_function(c)'],
    ['c[5m] + 1'],
    ['{a=""}'],
    ['"a" + 1'],
    ['holt_winters(c[5m], 1, 1)'],
  ])('%s is bad data', (query) => {
    expect(refusal(() => instantData(query, minute(200), stored))).toMatchObject({
      status: 400,
      type: 'bad_data',
    });
  });

  test('more than 11,000 points are refused in Prometheus’ words', () => {
    expect(() =>
      rangeData({ ...question, startMs: minute(600) - 11_000 * 1000, stepMs: 1000 }, stored),
    ).not.toThrow();
    const tooMany = refusal(() =>
      rangeData({ ...question, startMs: minute(600) - 11_001 * 1000, stepMs: 1000 }, stored),
    );
    expect(tooMany).toEqual({
      status: 400,
      type: 'bad_data',
      text: 'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    });
  });

  test('an end before the start, and a step of zero', () => {
    expect(refusal(() => rangeData({ ...question, endMs: minute(-1) }, stored)).text).toContain(
      'end timestamp must not be before start time',
    );
    expect(refusal(() => rangeData({ ...question, stepMs: 0 }, stored)).text).toContain('zero or negative');
  });
});
