import { describe, expect, test } from 'vitest';
import { chartSentence } from '../../../src/screens/trends/chartSentence.ts';
import { commonCaveats } from '../../../src/screens/trends/commonCaveats.ts';
import { heatSentence } from '../../../src/screens/trends/heatSentence.ts';
import { levelSteps, releaseDots } from '../../../src/screens/trends/releaseDots.ts';
import { trendAxis, trendNote, trendState, trendUnit } from '../../../src/screens/trends/trendPicture.ts';
import { known } from '../sampleAnswers.ts';
import { body, chart, display, plain, point, STEP, unknown } from './sampleTrends.ts';

const HOUR = 3_600_000;
const all = body([]);

describe('a release in a chart', () => {
  test('has its value, its interval and what it stands on', () => {
    const [dot] = releaseDots(all, chart(), display);
    expect(dot).toMatchObject({ key: 'shop@2.12.0', label: '2.12.0', value: 0.003, why: null });
    expect(dot?.low).toBeCloseTo(0.0027, 6);
    expect(dot?.n).toBe('n = 1,000 requests');
  });

  test('of 0 is a dot at 0; what is not known says why', () => {
    const dots = releaseDots(
      all,
      chart({ points: [point(0, known(0, 'ratio')), point(1, unknown('no-data', 'No requests.'))] }),
      display,
    );
    expect(dots.map(({ value, why }) => [value, why])).toEqual([
      [0, null],
      [null, 'No requests.'],
    ]);
  });

  test('is coloured only where the KPI itself was judged and calls for a look', () => {
    const states = (['regressed', 'watch', 'holding', 'too-early', 'cannot-judge', null] as const).map(
      (state) => {
        const [dot] = releaseDots(
          all,
          chart({ points: [point(0, known(0.1, 'ratio'), { state })] }),
          display,
        );
        return dot?.state ?? null;
      },
    );
    expect(states).toEqual(['regressed', 'watch', null, null, null, null]);
  });

  test('made of few values names each, and what is still open', () => {
    const reading = {
      ...known(42 * 60_000, 'duration', 1, 'incidents'),
      singles: [
        { value: 42 * 60_000, open: false },
        { value: 3 * HOUR, open: true },
      ],
    };
    const [dot] = releaseDots(all, chart({ unit: 'duration', points: [point(0, reading)] }), display);
    expect(plain(dot?.n ?? '')).toBe('n = 1 incident: 42 min, 3 h and still open');
  });

  test('that is only a lower limit says so', () => {
    const reading = { ...known(0.3, 'ratio', 10, 'deployments'), bound: 'at-least' as const };
    expect(releaseDots(all, chart({ points: [point(0, reading)] }), display)[0]?.n).toBe(
      'at least, n = 10 deployments',
    );
  });

  test('begins a step where the answer located one', () => {
    expect(levelSteps(chart({ steps: [STEP] }))).toEqual([
      { atKey: 'shop@2.14.0', before: 0.0031, after: 0.0044, direction: 'worse' },
    ]);
  });
});

describe('a chart in words', () => {
  const say = (more: Parameters<typeof chart>[0]) => plain(chartSentence(all, chart(more), display));

  test('tells its range, and that no step was found', () => {
    expect(say({})).toBe('Lowest 0.30 % (2.12.0), highest 0.44 % (2.14.0). No step found.');
  });

  test('leaves steps and notes to the chart, and tells a slope', () => {
    expect(say({ steps: [STEP] })).not.toMatch(/step/);
    expect(say({ gradual: { before: 0.002, after: 0.004, direction: 'worse' } })).toMatch(
      /went up gradually/,
    );
    expect(say({ examined: false, note: 'Rolling.' })).toBe(
      'Lowest 0.30 % (2.12.0), highest 0.44 % (2.14.0).',
    );
  });

  test('counts what has no value, and says one value once', () => {
    const points = [point(0, known(0, 'ratio')), point(1, unknown('no-data')), point(2, known(0, 'ratio'))];
    expect(say({ points })).toMatch(
      /^0 % wherever it is known\. No step found\. 1 of 3 releases without a value\./,
    );
  });

  test('says what is known against the newest value, three things at most', () => {
    const caveats = ['First.', 'Second.', 'Third.', 'Fourth.'];
    const points = [
      point(0, { ...known(0.1, 'ratio'), caveats: ['Old.'] }),
      point(1, { ...known(0.2, 'ratio'), caveats }),
    ];
    expect(say({ points })).toMatch(/No step found\. First\. Second\. Third\. No interval/);
  });

  test('says why there is no interval', () => {
    const of = (reading: ReturnType<typeof known>) =>
      say({ points: [point(0, reading)], intervalWords: 'for a reason' });
    expect(of(known(0.3, 'ratio'))).toMatch(/No interval: for a reason\.$/);
    expect(of({ ...known(0.3, 'ratio'), bound: 'at-least' })).toMatch(
      /No interval: only lower limits are known\.$/,
    );
    expect(of({ ...known(0.3, 'ratio'), singles: [{ value: 1, open: false }] })).toMatch(
      /Too few for an interval/,
    );
  });

  test('says nothing where nothing is known: the state does', () => {
    expect(say({ points: [point(0, unknown('no-data'))] })).toBe('');
  });
});

test('what is known against several figures is said once for all of them', () => {
  const against = (kpi: string, ...caveats: readonly string[]) =>
    chart({
      kpi,
      points: [
        point(0, { ...known(0.1, 'ratio'), caveats: ['Old.'] }),
        point(1, { ...known(0.2, 'ratio'), caveats }),
      ],
    });
  const charts = [
    against('A', 'The source warns.', 'Few.'),
    against('B', 'The source warns.', 'Few.'),
    against('C', 'The source warns.'),
  ];
  expect(commonCaveats(charts)).toEqual(['The source warns.']);
  const [first] = charts;
  const sentence = chartSentence(body(charts), first ?? chart(), display);
  expect(sentence).toContain('Few.');
  expect(sentence).not.toContain('The source warns.');
});

describe('whether a chart may be believed', () => {
  const stateOf = (...readings: readonly ReturnType<typeof unknown>[]) =>
    trendState(chart({ points: readings.map((reading, index) => point(index, reading)) }));

  test('is not in doubt while something is known, unless a source failed in part', () => {
    expect(trendState(chart())).toEqual({ kind: 'ready' });
    expect(stateOf(known(0.1, 'ratio'), unknown('too-little-data'))).toEqual({ kind: 'ready' });
    expect(stateOf(known(0.1, 'ratio'), unknown('source-failed', 'Down. Call somebody.'))).toEqual({
      kind: 'partial',
      sentence: 'Down.',
    });
  });

  test.each([
    ['no-data', 'empty'],
    ['not-configured', 'empty'],
    ['source-failed', 'partial'],
    ['stale', 'stale'],
    ['too-little-data', 'too-little'],
    ['not-comparable', 'not-comparable'],
  ] as const)('of nothing but %s is %s, in a sentence', (reason, kind) => {
    expect(stateOf(unknown(reason, 'So it is. Do this.'))).toEqual({ kind, sentence: 'So it is.' });
  });

  test('waits for what is awaited', () => {
    expect(stateOf(unknown('awaited'))).toEqual({ kind: 'loading' });
  });

  test('needs no note on steps where nothing is known', () => {
    expect(trendNote(chart({ note: 'A note.' }))).toBe('A note.');
    expect(trendNote(chart({ note: 'A note.', points: [point(0, unknown('no-data'))] }))).toBeNull();
  });
});

describe('the axis and its unit', () => {
  test('begin at zero, but for shares near one and for times', () => {
    expect(trendAxis(chart())).toBe('from-zero');
    expect(trendAxis(chart({ unit: 'duration' }))).toBe('log');
    const shares = (low: number) =>
      trendAxis(
        chart({ better: 'higher', points: [point(0, known(low, 'ratio')), point(1, known(0.999, 'ratio'))] }),
      );
    expect([shares(0.98), shares(0.125)]).toEqual(['near-one', 'from-zero']);
  });

  test('name what is counted', () => {
    expect(trendUnit(chart())).toBe('% of requests');
    expect(trendUnit(chart({ along: 'rolling' }))).toBe('% of requests, last ten');
    expect(trendUnit(chart({ points: [point(0, unknown('no-data'))] }))).toBe('%');
    expect(trendUnit(chart({ unit: 'count' }))).toBe('per release');
  });
});

test('the first hours are told by their highest cell and by the newest release', () => {
  const heat = {
    kpi: 'error-rate',
    edgesMs: [0, HOUR, 4 * HOUR],
    rows: [
      { releaseId: 'shop@2.12.0', value: [0.003, 0.021], denominator: [10, 10] },
      { releaseId: 'shop@2.14.0', value: [0.004, null], denominator: [10, null] },
    ],
  };
  expect(plain(heatSentence({ ...all, heat }, display))).toBe(
    'Highest: 2.10 % in 2.12.0, 1 h to 4 h after release. Newest: 0.40 % in 2.14.0, 0 h to 1 h after release.',
  );
  expect(heatSentence(all, display)).toBe('');
});
