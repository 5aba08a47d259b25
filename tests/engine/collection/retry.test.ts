import { describe, expect, test } from 'vitest';
import { SourceError, type SourceErrorKind } from '../../../src/engine/adapters/transport/sourceError.ts';
import { pollDelayMs, retryDelayMs, shouldRetry } from '../../../src/engine/collection/retry.ts';

const failure = (kind: SourceErrorKind, retryAfterMs: number | null = null) =>
  new SourceError({ kind, sourceId: 'errors', status: null, vendorText: null, retryAfterMs });
const half = () => 0.5;

describe('asking again at once', () => {
  test.each<SourceErrorKind>(['unreachable', 'vendor-fault'])(
    '%s may pass by itself: twice, then no more',
    (kind) => {
      expect([0, 1, 2].map((failures) => shouldRetry(failures, failure(kind)))).toEqual([true, true, false]);
    },
  );

  test.each<SourceErrorKind>([
    'timeout',
    'unauthorized',
    'forbidden',
    'not-found',
    'rate-limited',
    'refused',
    'bad-answer',
  ])('%s does not get better by asking at once', (kind) => {
    expect(shouldRetry(0, failure(kind))).toBe(false);
  });

  test('a fault of ours is not repeated', () => {
    expect(shouldRetry(0, new TypeError('x is not a function'))).toBe(false);
  });

  test('each time waits twice as long, half of it spread', () => {
    expect([0, 1, 2].map((failures) => retryDelayMs(failures, failure('unreachable'), half))).toEqual([
      750, 1500, 3000,
    ]);
    expect(retryDelayMs(0, failure('unreachable'), () => 0)).toBe(500);
    expect(retryDelayMs(0, failure('unreachable'), () => 0.999)).toBeLessThan(1000);
  });

  test('never earlier than the source allows, and never later than five minutes', () => {
    expect(retryDelayMs(0, failure('vendor-fault', 20_000), () => 0)).toBe(20_000);
    expect(retryDelayMs(0, failure('vendor-fault', 20_000), half)).toBe(25_000);
    expect(retryDelayMs(30, failure('vendor-fault'), half)).toBe(300_000);
  });
});

describe('polls', () => {
  test('come at the refresh step, spread by a twentieth to either side', () => {
    expect(pollDelayMs(30_000, 0, () => 0)).toBe(28_500);
    expect(pollDelayMs(30_000, 0, half)).toBe(30_000);
    expect(pollDelayMs(30_000, 0, () => 0.999)).toBeLessThan(31_500);
  });

  test('of a failing source come ever later, but at least every five minutes', () => {
    expect([1, 2, 3, 4, 5, 60].map((failures) => pollDelayMs(30_000, failures, half))).toEqual([
      60_000, 120_000, 240_000, 300_000, 300_000, 300_000,
    ]);
  });

  test('that are slower than five minutes anyway stay as slow as they are', () => {
    expect(pollDelayMs(3_600_000, 3, half)).toBe(3_600_000);
  });
});
