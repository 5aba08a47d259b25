import { describe, expect, test } from 'vitest';
import type { VerdictsBody } from '../../../src/engine/answers/verdictsBody.ts';
import { shareText, verdictsSentences } from '../../../src/screens/verdicts/verdictsSentence.ts';
import { release, verdict } from '../sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const share = (k: number, n: number) => ({ k, n, low: n === 0 ? null : 0.158, high: n === 0 ? null : 0.75 });
const body = (precision: readonly [number, number], recall: readonly [number, number]): VerdictsBody => ({
  rows: [
    {
      release: release('2.12.0', 300),
      verdict: verdict('holding', 'The reason.'),
      outcomes: [],
      mark: null,
      judgement: 'right all-clear',
    },
  ],
  precision: share(...precision),
  recall: share(...recall),
  undecided: 0,
  rule: 'The rule.',
});

test('a share is told with its range, and not at all where nothing was counted', () => {
  expect(shareText(share(3, 7), display).replaceAll('\u00a0', ' ')).toBe('3 of 7 (16 % to 75 %)');
  expect(shareText(share(0, 7), display)).toMatch(/^0 of 7 /);
  expect(shareText(share(0, 0), display)).toBe('none yet');
});

describe('the sentences on top of the verdicts', () => {
  test.each([
    [[3, 7], [3, 4], '3 of 7 alarms were confirmed.', '1 release that turned out worse was missed.'],
    [[1, 2], [1, 3], '1 of 2 alarms was confirmed.', '2 releases that turned out worse were missed.'],
    [[2, 2], [2, 2], 'All 2 alarms were confirmed.', 'No release that turned out worse was missed.'],
    [
      [0, 0],
      [0, 0],
      'No release was called regressed so far.',
      'No release turned out worse, so nothing could be missed.',
    ],
    [[0, 3], [1, 1], 'None of 3 alarms was confirmed.', 'No release that turned out worse was missed.'],
    [[1, 1], [1, 1], 'The only alarm was confirmed.', 'No release that turned out worse was missed.'],
    [[0, 1], [0, 1], 'The only alarm was not confirmed.', '1 release that turned out worse was missed.'],
  ] as const)('%j, %j: %s %s', (precision, recall, first, second) => {
    expect(verdictsSentences(body(precision, recall))).toEqual([first, second]);
  });

  test('without a finished watch nothing is claimed', () => {
    expect(verdictsSentences({ ...body([0, 0], [0, 0]), rows: [] })).toEqual([
      'No verdict is old enough to be held against what came of it.',
    ]);
  });
});
