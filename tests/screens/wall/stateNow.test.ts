import { expect, test } from 'vitest';
import type { WallSource } from '../../../src/engine/answers/wallBody.ts';
import { sourceStateNow, stateNow } from '../../../src/screens/wall/stateNow.ts';

const MINUTE = 60_000;
const nowMs = 1_795_000_000_000;

test('a verdict stands while its data are as new as they should be, and is withdrawn past six missed refreshes', () => {
  const at = (ageMs: number) =>
    stateNow({ state: 'holding', reason: '', data: [{ asOfMs: nowMs - ageMs, everyMs: MINUTE }] }, nowMs);
  expect([0, 6, 6.01].map((minutes) => at(minutes * MINUTE))).toEqual(['holding', 'holding', 'stale']);
});

test('a verdict on a window that is over stays, and one that is awaited is none', () => {
  expect(stateNow({ state: 'regressed', reason: '', data: [] }, nowMs)).toBe('regressed');
  expect(stateNow(null, nowMs)).toBeNull();
});

test('a source that answered and is long due is silent, whoever should have said that it fails', () => {
  const source = (state: WallSource['state'], ageMs: number): WallSource => ({
    id: 'metrics',
    label: 'Prometheus',
    state,
    lastSuccessAtMs: nowMs - ageMs,
    data: [{ asOfMs: nowMs - ageMs, everyMs: MINUTE }],
    fault: null,
  });
  expect([1, 3].map((minutes) => sourceStateNow(source('answering', minutes * MINUTE), nowMs))).toEqual([
    'answering',
    'silent',
  ]);
  expect(sourceStateNow(source('failing', 3 * MINUTE), nowMs)).toBe('failing');
});
