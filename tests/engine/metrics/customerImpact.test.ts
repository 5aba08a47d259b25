import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';
import { customerImpact } from '../../../src/engine/metrics/customerImpact.ts';
import { worseningHolds } from '../../../src/engine/metrics/worseningHolds.ts';

const window = { startMs: 0, endMs: 10 * HOUR_MS };

describe('customers hurt an hour', () => {
  test('a group seen for two hours with 20 users goes before one with 50 users in ten', () => {
    const young = customerImpact({ events: 30, users: 20, firstSeenMs: 8 * HOUR_MS }, window);
    const old = customerImpact({ events: 900, users: 50, firstSeenMs: -HOUR_MS }, window);
    expect([young, old]).toEqual([10, 5]);
  });

  test('a group of the last minutes is not blown up', () => {
    expect(customerImpact({ events: 2, users: 2, firstSeenMs: window.endMs - 60_000 }, window)).toBe(2);
  });

  test('events stand in where users are not counted; no users is none', () => {
    expect(customerImpact({ events: 40, users: null, firstSeenMs: 0 }, window)).toBe(4);
    expect(customerImpact({ events: 40, users: 0, firstSeenMs: 0 }, window)).toBe(0);
  });
});

describe('worsening that holds', () => {
  const exposure = { of: 'sessions' as const, judged: 1000, baseline: 1000 };

  test('three times as often on enough events', () => {
    expect(worseningHolds({ events: 90, baselineEvents: 30 }, exposure)).toBe(true);
  });

  test('a ratio that only just passes the limit may fall back, and does not count yet', () => {
    expect(worseningHolds({ events: 46, baselineEvents: 30 }, exposure)).toBe(false);
  });

  test('more events of a release that was used more are no worsening', () => {
    expect(worseningHolds({ events: 90, baselineEvents: 30 }, { ...exposure, judged: 3000 })).toBe(false);
  });

  test('without use or baseline nothing is said', () => {
    expect(worseningHolds({ events: 90, baselineEvents: 30 }, null)).toBe(false);
    expect(worseningHolds({ events: 90, baselineEvents: null }, exposure)).toBe(false);
  });
});
