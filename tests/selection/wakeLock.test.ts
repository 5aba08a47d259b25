import { expect, test } from 'vitest';
import { decodeToldWakeLock } from '../../src/selection/wakeLock.ts';

test('what a wall told of its wake lock is read by the other pages of its browser', () => {
  const told = { state: 'held', atMs: 1_795_000_000_000 } as const;
  expect(decodeToldWakeLock(JSON.stringify(told))).toEqual(told);
});

test.each([
  '',
  '{',
  'null',
  '{"state":"asleep","atMs":1}',
  '{"state":"held"}',
  '{"state":"held","atMs":1e99}',
])('what is no such thing is nothing: %s', (text) => {
  expect(decodeToldWakeLock(text)).toBeNull();
});
