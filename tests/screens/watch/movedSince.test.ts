import { expect, test } from 'vitest';
import { movedSince, movedText } from '../../../src/screens/watch/movedSince.ts';
import { signal } from './sampleWatch.ts';

const seen = [
  signal('verdict', 'too early'),
  signal('checks', 'failing', { grade: 'bad' }),
  signal('cases', 'usual'),
];

test('nothing moved where every state is as it was, whatever the words around it', () => {
  const same = seen.map((one) => ({ ...one, detail: 'Other words.', sinceMs: 5 }));
  expect(movedSince(seen, same)).toEqual([]);
});

test('a changed state moved, for better and for worse; the worse comes first', () => {
  const moved = movedSince(seen, [
    signal('checks', 'passing'),
    signal('cases', 'usual'),
    signal('verdict', 'regressed', { grade: 'bad' }),
  ]);
  expect(moved.map((one) => `${one.label} ${movedText(one)}`)).toEqual([
    'verdict moved from too early to regressed',
    'checks moved from failing to passing',
  ]);
});

test('what appeared calm moved nobody; what appeared loud did', () => {
  const moved = movedSince(seen, [
    ...seen,
    signal('latency', 'holding'),
    signal('PaymentSheet', 'new', { grade: 'uneasy' }),
    signal('incident', 'open', { grade: 'bad' }),
  ]);
  expect(moved.map((one) => `${one.label} ${movedText(one)}`)).toEqual([
    'incident is new here: open',
    'PaymentSheet is new',
  ]);
});

test('what was loud and is no longer told of is said; what was calm goes in silence', () => {
  const moved = movedSince(seen, [signal('verdict', 'too early')]);
  expect(moved.map((one) => `${one.label} ${movedText(one)}`)).toEqual([
    'checks is no longer told of (was failing)',
  ]);
  expect(moved[0]?.grade).toBe('calm');
});

test('of two equally loud ones the newer stands first', () => {
  const loud = { grade: 'uneasy' } as const;
  const moved = movedSince(
    [],
    [signal('old', 'new', { ...loud, sinceMs: 10 }), signal('fresh', 'new', { ...loud, sinceMs: 20 })],
  );
  expect(moved.map(({ id }) => id)).toEqual(['fresh', 'old']);
});
