import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';
import { raisedCount } from '../../../src/engine/metrics/raisedCount.ts';

const DAY = 24 * HOUR_MS;

/** So many, evenly spread over a stretch. */
function spread(count: number, fromMs: number, toMs: number): number[] {
  return Array.from({ length: count }, (_, index) => fromMs + ((index + 0.5) * (toMs - fromMs)) / count);
}

/** Six weeks with about four a day. */
const WEEKS = [3, 5, 4, 4, 3, 5].map((aDay) => spread(aDay * 3, 0, 3 * DAY));

function after(lengthMs: number, atMs: readonly number[]) {
  return raisedCount({ lengthMs, atMs: atMs.filter((at) => at < lengthMs), earlier: WEEKS });
}

describe('cases beside what is usual', () => {
  test('as many as usual are usual, and the usual number is that of the same hours', () => {
    const found = after(DAY, spread(12, 0, 3 * DAY));
    expect(found).toMatchObject({ count: 4, raised: false, sinceMs: null });
    expect(found.expected).toBeCloseTo(4, 5);
  });

  test('three times as many are raised, since the case that made it sure', () => {
    const atMs = spread(12, 2 * HOUR_MS, 10 * HOUR_MS);
    const found = after(12 * HOUR_MS, atMs);
    expect(found.raised).toBe(true);
    expect(atMs).toContain(found.sinceMs);
  });

  test('a burst is forgotten once the days after it make it ordinary', () => {
    const burst = spread(9, 0, 6 * HOUR_MS);
    const calm = [...burst, ...spread(4, 20 * HOUR_MS, 3 * DAY)];
    expect(after(6 * HOUR_MS, calm).raised).toBe(true);
    const later = after(3 * DAY, calm);
    expect(later.raised).toBe(false);
    expect(later.sinceMs).toBeGreaterThan(6 * HOUR_MS);
  });

  test('a number that hovers at the limit does not come and go', () => {
    // Each case brings the chance of so many back below one in a hundred, each pause lifts it above again.
    const hours = [0.1, 0.3, 0.5, 0.7, 0.9, 7.5, 12, 15, 17, 21, 26.5, 28, 33, 36, 41, 45];
    const atMs = hours.map((hour) => hour * HOUR_MS);
    const states: boolean[] = [];
    for (let hour = 1; hour <= 48; hour += 0.5) states.push(after(hour * HOUR_MS + 1, atMs).raised);
    expect(states.every((raised) => raised)).toBe(true);
  });

  test('weeks without any case do not make the first one a wonder', () => {
    const none = [[], [], [], [], []];
    expect(raisedCount({ lengthMs: DAY, atMs: [HOUR_MS], earlier: none }).raised).toBe(false);
    expect(raisedCount({ lengthMs: DAY, atMs: spread(5, 0, DAY), earlier: none }).raised).toBe(true);
  });

  test('a week of an outage does not become what is usual', () => {
    const outage = spread(80, 0, 3 * DAY);
    const found = raisedCount({
      lengthMs: 3 * DAY,
      atMs: spread(40, 0, 3 * DAY),
      earlier: [...WEEKS, outage],
    });
    expect(found.expected).toBeCloseTo(12, 5);
    expect(found.raised).toBe(true);
  });

  test('one earlier week is too little to say what is usual', () => {
    const found = raisedCount({ lengthMs: DAY, atMs: spread(50, 0, DAY), earlier: [[]] });
    expect(found).toEqual({ count: 50, expected: null, raised: false, sinceMs: null });
  });
});
