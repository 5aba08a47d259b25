import { describe, expect, test } from 'vitest';
import {
  compareSentences,
  compareSentencesNow,
  stretchSentence,
} from '../../../src/screens/compare/compareSentence.ts';
import { mixSentence } from '../../../src/screens/compare/mixSentence.ts';
import { known, nowMs } from '../sampleAnswers.ts';
import { comparison, ratio, row, standardised } from './sampleComparison.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ');

function said(more: Parameters<typeof comparison>[0]): string[] {
  return compareSentences(comparison(more), display);
}

describe('the headline of a comparison', () => {
  test('more failures beyond chance: said with the interval', () => {
    expect(said({ figures: [row('error-rate', 'Error rate', { ratio: ratio(2, 1.4, 2.9) })] })).toEqual([
      '2.14.0 fails more often than 2.13.0: ×2.00 (1.40 to 2.90).',
    ]);
  });

  test('fewer failures beyond chance', () => {
    const [sentence] = said({ figures: [row('error-rate', 'Error rate', { ratio: ratio(0.5, 0.3, 0.8) })] });
    expect(sentence).toBe('2.14.0 fails less often than 2.13.0: ×0.50 (0.30 to 0.80).');
  });

  test('an interval that holds 1 is never called a difference', () => {
    const [sentence] = said({ figures: [row('error-rate', 'Error rate', { ratio: ratio(3, 0.9, 9) })] });
    expect(sentence).toBe(
      '2.14.0 fails ×3.00 (0.90 to 9.00) as often as 2.13.0: chance alone could do that.',
    );
  });

  test('where the mix matters the standardised ratio speaks, and not the raw one', () => {
    const [sentence] = said({
      figures: [
        row('error-rate', 'Error rate', {
          ratio: ratio(2, 1.5, 2.6),
          standardised: standardised('explains', ratio(1.02, 0.8, 1.3)),
        }),
      ],
    });
    expect(sentence).toContain('×1.02 (0.80 to 1.30)');
    expect(sentence).toContain('at the same mix of traffic: chance alone');
  });

  test('the part that is worst for sure is named, not the one with the largest ratio', () => {
    const journeys = [
      row('transaction-success/a', 'Search', { ratio: ratio(40, 0.2, null) }),
      row('transaction-success/b', 'Checkout', { ratio: ratio(6, 1.1, 30) }),
      row('transaction-success/b/mobile', 'Checkout, mobile', { ratio: ratio(4, 2.6, 6.2) }),
    ];
    const figures = [row('error-rate', 'Error rate', { ratio: ratio(1.2, 0.9, 1.5) })];
    expect(said({ figures, journeys })[1]).toBe('Checkout, mobile stands out: ×4.00 (2.60 to 6.20).');
    const worse = [row('error-rate', 'Error rate', { ratio: ratio(2, 1.5, 2.5) })];
    expect(said({ figures: worse, journeys })[1]).toBe('Worst in Checkout, mobile: ×4.00 (2.60 to 6.20).');
  });

  test('no part stands out where none is beyond chance', () => {
    const journeys = [row('transaction-success/a', 'Search', { ratio: ratio(3, 0.5, 18) })];
    expect(
      said({ figures: [row('error-rate', 'Error rate', { ratio: ratio(1, 0.9, 1.1) })], journeys }),
    ).toHaveLength(1);
  });

  test('without requests the attempts speak; without either it says what is missing', () => {
    const attempts = row('transaction-success', 'Transaction success', { ratio: ratio(2, 1.4, 2.9) });
    expect(said({ figures: [row('error-rate', 'Error rate'), attempts] })[0]).toContain('×2.00');
    const none = row('error-rate', 'Error rate', {
      noRatio: 'Only 5 of 100 requests so far; fewer say too little.',
    });
    expect(said({ figures: [none] })).toEqual([
      'Whether 2.14.0 fails more often than 2.13.0 cannot be said yet. Only 5 of 100 requests so far; fewer say too little.',
    ]);
  });

  test('a failed source’s advice does not fill the headline', () => {
    const failed = {
      kind: 'unknown',
      reason: 'source-failed',
      detail: 'Very long advice.',
      inputs: [],
    } as const;
    const [sentence] = said({
      figures: [row('error-rate', 'Error rate', { a: failed, b: failed, noRatio: failed.detail })],
    });
    expect(sentence).toMatch(/cannot be said yet\. A source failed\.$/);
  });

  test.each([
    [{ kind: 'window' } as const, 72, 'The first 72 h of each: the whole post-release window.'],
    [{ kind: 'age', version: '2.14.0' } as const, 0.5, 'The first 30 min of each: 2.14.0 is no older.'],
    [{ kind: 'stopped', version: '2.13.0' } as const, 54, 'The first 54 h of each: 2.13.0 served no longer.'],
  ])('the stretch ended by %o', (endedBy, hours, expected) => {
    const sentence = stretchSentence(comparison({ endedBy, lengthMs: hours * 3_600_000 }), display);
    expect(plain(sentence)).toBe(expected);
  });
});

describe('what the mix does to a figure, in one sentence', () => {
  const raw = ratio(1.4, 1.2, 1.6);

  test('both figures, and that the difference is the mix', () => {
    const told = row('error-rate', 'Error rate', {
      ratio: raw,
      standardised: standardised('explains', ratio(1, 0.9, 1.1), { b: 0.0021 }),
    });
    expect(plain(mixSentence(told, comparison(), display))).toBe(
      'Error rate: raw ×1.40; with the mix of 2.13.0 ×1.00 (0.90 to 1.10), 2.14.0 at 0.21 %: ' +
        'the difference is the mix of traffic, not quality.',
    );
  });

  test('what could not be weighed is told with its share', () => {
    const told = row('error-rate', 'Error rate', {
      ratio: raw,
      standardised: standardised('shifts', ratio(1.3, 1.1, 1.5), { leftOutB: 0.12 }),
    });
    expect(plain(mixSentence(told, comparison(), display))).toMatch(
      /12 % of 2\.14\.0 has no counterpart and is left out\.$/,
    );
  });

  test('a duration is given no share of slow requests as its value', () => {
    const told = row('latency-p95', 'Latency', {
      unit: 'duration',
      ratio: raw,
      standardised: standardised('shifts', ratio(1.3, 1.1, 1.5)),
    });
    expect(mixSentence(told, comparison(), display)).not.toContain(' at ');
  });

  test('nothing is said where the mix makes no difference', () => {
    expect(mixSentence(row('error-rate', 'Error rate', { ratio: raw }), comparison(), display)).toBeNull();
  });
});

test('nothing is claimed of data that are too old by now', () => {
  const input = { sourceId: 'metrics', entity: 'requests', key: 'k', asOfMs: nowMs, everyMs: 60_000 };
  const body = comparison({
    figures: [
      row('error-rate', 'Error rate', {
        ratio: ratio(2, 1.4, 2.9),
        b: { ...known(0.004, 'ratio'), inputs: [input] },
      }),
    ],
  });
  const at = (minutes: number) => compareSentencesNow(body, nowMs + minutes * 60_000, display).map(plain);
  expect(at(1)).toEqual(compareSentences(body, display).map(plain));
  expect(at(22)).toEqual(['No comparison of 2.14.0 with 2.13.0 now: the data are 22 min old.']);
});
