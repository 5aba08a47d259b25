import { expect, test } from 'vitest';
import { toldVerdict } from '../../src/app/toldVerdict.ts';
import { nowMs, release } from '../screens/sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const judged = (ageMs: number) => ({
  release: release('2.15.0', 3),
  verdict: {
    state: 'holding' as const,
    reason: 'Nothing moves.',
    data: [{ asOfMs: nowMs - ageMs, everyMs: 60_000 }],
  },
});

test('a verdict is told as it stands, and as withdrawn once its data are too old', () => {
  expect(toldVerdict(judged(0), nowMs, display)).toEqual([
    { releaseId: 'shop@2.15.0', name: 'Shop 2.15.0', word: 'Holding', reason: 'Nothing moves.' },
  ]);
  const [old] = toldVerdict(judged(22 * 60_000), nowMs, display);
  expect(old?.word).toBe('Stale');
  expect(old?.reason.replaceAll('\u00a0', ' ')).toBe(
    'No verdict: the data are 22 min old. Before that: holding.',
  );
});

test('what is awaited is not told', () => {
  expect(toldVerdict({ ...judged(0), verdict: null }, nowMs, display)).toEqual([]);
});
