import { describe, expect, test } from 'vitest';
import { chartSentence } from '../../../src/screens/watch/chartSentence.ts';
import { chartState } from '../../../src/screens/watch/chartState.ts';
import { clockParts } from '../../../src/screens/watch/clockParts.ts';
import { ratioText } from '../../../src/screens/watch/ratioText.ts';
import { sinceText } from '../../../src/screens/watch/sinceText.ts';
import { supportText } from '../../../src/screens/watch/supportText.ts';
import { figure, known, kpiVerdict, verdict } from '../sampleAnswers.ts';
import { chart, display, hour, line, plain, unknownChart } from './sampleWatch.ts';

const minute = 60_000;

describe('the T+ clock', () => {
  const clock = (ms: number) =>
    clockParts(ms, display)
      .map(({ number, unit }) => `${number} ${unit}`)
      .join(' ');
  test.each([
    [-5, '0 s'],
    [0, '0 s'],
    [59_999, '59 s'],
    [minute, '1 min'],
    [hour - 1, '59 min'],
    [hour, '1 h 00 min'],
    [19 * hour + 42 * minute + 59_000, '19 h 42 min'],
    [71 * hour + 5 * minute, '71 h 05 min'],
    [1_000 * hour, '1,000 h 00 min'],
  ])('of %d ms says %s', (ms, text) => expect(clock(ms)).toBe(text));

  test('counts a signal to the minute, and says what began before the release', () => {
    expect(plain(sinceText(10 * hour, 0, display))).toBe('T+ 10 h');
    expect(plain(sinceText(10 * hour + 5 * minute + 7, 0, display))).toBe('T+ 10 h 5 min');
    expect(sinceText(59_000, 0, display)).toBe('T+0');
    expect(sinceText(-1, 0, display)).toBe('before T+0');
    expect(sinceText(5, null, display)).toBe('');
  });
});

describe('a chart in words', () => {
  test('has the figure, its change, the verdict and the onset', () => {
    expect(plain(chartSentence(chart({ onsetSinceMs: 15.9 * hour }), '2.14.1', display))).toBe(
      'So far 0.44 % (n = 41,206 requests), +0.13 pp against 2.14.1. The signs grow. Likely onset at T+ 15 h 54 min.',
    );
  });

  test.each([
    [0.001, 'below'],
    [0.003, 'inside'],
    [0.009, 'above'],
  ])('a newest point of %d is %s the band', (value, where) => {
    const band = { sinceMs: [0, hour], low: [0.002, 0.002], high: [0.004, 0.004], label: '', meaning: '' };
    const text = chartSentence(chart({ lines: [line([0.5, value, null])], band }), null, display);
    expect(text).toContain(`The newest point is ${where} the band.`);
  });

  test('says why there is no band, unless there is no picture for one', () => {
    const noBand = 'Only 2 earlier releases; a band takes 3';
    expect(chartSentence(chart({ noBand }), null, display)).toContain(
      'No band of earlier releases: only 2 earlier releases; a band takes 3.',
    );
    expect(chartSentence(chart({ noBand, lines: [line([null])] }), null, display)).not.toContain('band');
  });

  test('a figure of zero is a figure', () => {
    const zero = chart({ figure: figure('error-rate', known(0, 'ratio', 12), null), judged: null });
    expect(plain(chartSentence(zero, null, display))).toBe('So far 0 % (n = 12 requests).');
  });
});

describe('a chart can be believed', () => {
  test.each([
    ['awaited', false, 'loading'],
    ['awaited', true, 'ready'],
    ['no-data', false, 'empty'],
    ['not-configured', false, 'empty'],
    ['too-little-data', true, 'too-little'],
    ['source-failed', false, 'partial'],
    ['stale', true, 'stale'],
    ['not-comparable', true, 'not-comparable'],
  ] as const)('a figure that is %s, drawn %s: %s', (reason, drawn, kind) =>
    expect(chartState(unknownChart(reason, drawn)).kind).toBe(kind),
  );

  test('a failed source says so, and that older data are shown only where some are', () => {
    expect(chartState(unknownChart('source-failed', false))).toMatchObject({
      sentence: 'Its source failed.',
      hints: ['Sentry cannot be reached.'],
    });
    expect(chartState(unknownChart('source-failed', true))).toMatchObject({
      sentence: 'Its source failed: this is what was known before.',
    });
  });

  test('a known figure is ready, partial where data are missing, and empty without a course', () => {
    expect(chartState(chart())).toEqual({ kind: 'ready' });
    const caveats = ['Two hours are missing.'];
    const partial = chart({
      figure: figure('error-rate', { ...known(0.1, 'ratio'), caveats, incomplete: true }, null),
    });
    expect(chartState(partial)).toMatchObject({ kind: 'partial', hints: ['Two hours are missing.'] });
    const standing = chart({ figure: figure('error-rate', { ...known(0.1, 'ratio'), caveats }, null) });
    expect(chartState(standing)).toEqual({ kind: 'ready' });
    expect(chartState(partial, true)).toMatchObject({ kind: 'partial', reason: 'awaited' });
    expect(chartState(chart({ lines: [line([null, null])] })).kind).toBe('empty');
    expect(chartState(chart({ lines: [] })).kind).toBe('empty');
  });
});

test('the ratio beside a chart is the verdict’s own, and silent where it has no upper limit', () => {
  const of = (high: number) => ({
    ...verdict('watch', 'The signs grow.'),
    kpis: [kpiVerdict('error-rate', { ratio: { estimate: 1.9, low: 1.4, high } })],
  });
  expect(ratioText(of(2.6), 'error-rate', display)).toBe('×1.90 (1.40 to 2.60)');
  expect(ratioText(of(1_000), 'error-rate', display)).toBe('');
  expect(ratioText(of(2.6), 'latency-p95', display)).toBe('');
  expect(ratioText(null, 'error-rate', display)).toBe('');
});

test.each([
  [
    { opened: 7, naming: 3, expected: 1.84 },
    '7 cases opened since T+0, 1.8 usual at these hours; 3 name this release.',
  ],
  [
    { opened: 1, naming: 1, expected: 0 },
    '1 case opened since T+0, 0 usual at these hours; 1 names this release.',
  ],
  [
    { opened: 2, naming: 0, expected: null },
    '2 cases opened since T+0, what is usual is not known yet; none names this release.',
  ],
  [{ opened: 0, naming: 0, expected: 0.3 }, 'No case opened since T+0, 0.3 usual at these hours.'],
])('%j: %s', (cases, sentence) =>
  expect(supportText({ kind: 'known', newest: [], ...cases }, display)).toBe(sentence),
);
