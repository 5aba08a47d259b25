import { expect, test } from 'vitest';
import { withdrawn } from '../../../src/ui/verdict/withdrawn.ts';

const MIN = 60_000;
const NOW_MS = Date.UTC(2026, 10, 20, 10);
const display = { locale: 'en-GB', timeZone: 'UTC' };
const verdict = { state: 'holding', data: [{ asOfMs: NOW_MS, everyMs: MIN }] } as const;

test('a verdict stands until six intervals have passed without an answer, and is then withdrawn by the face alone', () => {
  expect(withdrawn(verdict, NOW_MS + 6 * MIN, display)).toBeNull();
  expect(withdrawn(verdict, NOW_MS + 22 * MIN, display)).toEqual({
    state: 'stale',
    reason: 'No verdict: the data are 22\u00a0min old. Before that: holding.',
    decidedAtMs: null,
  });
});

test('a verdict on data that can no longer change stands for ever', () => {
  const final = { ...verdict, data: [{ asOfMs: NOW_MS, everyMs: null }] };
  expect(withdrawn(final, NOW_MS + 9_000 * MIN, display)).toBeNull();
});

test('what is awaited or withdrawn already is left as it is', () => {
  expect(withdrawn(null, NOW_MS, display)).toBeNull();
  expect(withdrawn({ ...verdict, state: 'stale' }, NOW_MS + 22 * MIN, display)).toBeNull();
});
