import { expect, test } from 'vitest';
import { judgementOf } from '../../../src/engine/answers/judgementOf.ts';

test.each([
  ['regressed', true, 'right alarm'],
  ['regressed', false, 'false alarm'],
  ['holding', true, 'missed'],
  ['holding', false, 'right all-clear'],
  ['cannot-judge', true, 'missed'],
  ['cannot-judge', false, 'undecided'],
] as const)('%s, and truly worse: %s, is a %s', (state, wasBad, judgement) => {
  expect(judgementOf(state, { wasBad, mark: null })).toBe(judgement);
});

test('a verdict that is withdrawn for old data has missed nothing', () => {
  expect(judgementOf('stale', { wasBad: true, mark: null })).toBe('undecided');
});

test('a person overrules what is known of the release', () => {
  const mark = (right: boolean) => ({ releaseId: 'shop@2.0.0', right, atMs: 0 });
  expect(judgementOf('regressed', { wasBad: false, mark: mark(true) })).toBe('right alarm');
  expect(judgementOf('regressed', { wasBad: true, mark: mark(false) })).toBe('false alarm');
  expect(judgementOf('holding', { wasBad: true, mark: mark(true) })).toBe('right all-clear');
  expect(judgementOf('cannot-judge', { wasBad: true, mark: mark(true) })).toBe('undecided');
});
