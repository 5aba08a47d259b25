import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { sinceEnvelope, type SinceReadings } from '../../../src/engine/metrics/sinceEnvelope.ts';

const LENGTH_MS = 24 * HOUR_MS;

/** A release in hours, each with the same value. */
function hours(value: number, { n = 1000, offsetMs = 0, count = 24 } = {}): SinceReadings {
  const rows = Array.from({ length: count }, (_, row) => row);
  return {
    sinceMs: rows.map((row) => Math.max(0, row * HOUR_MS - offsetMs)),
    value: rows.map(() => value),
    denominator: rows.map(() => n),
  };
}

function bandOf(lines: readonly SinceReadings[]) {
  return sinceEnvelope({ lines, lengthMs: LENGTH_MS, least: 90 });
}

describe('the band of earlier releases', () => {
  test('three releases: from the lowest to the highest', () => {
    const { low, high, releases, trimmed } = bandOf([hours(0.01), hours(0.03), hours(0.02)]);
    expect([releases, trimmed]).toEqual([3, false]);
    for (const value of low) expect(value).toBeCloseTo(0.01, 12);
    for (const value of high) expect(value).toBeCloseTo(0.03, 12);
  });

  test('two releases make no band', () => {
    const { low, high } = bandOf([hours(0.01), hours(0.03)]);
    expect([...low, ...high].every((value) => value === null)).toBe(true);
  });

  test('of five releases the lowest and the highest do not count: one outage makes no band', () => {
    const { low, high, trimmed } = bandOf([0.001, 0.01, 0.012, 0.011, 0.5].map((value) => hours(value)));
    expect(trimmed).toBe(true);
    expect(low[0]).toBeCloseTo(0.01, 12);
    expect(high[0]).toBeCloseTo(0.012, 12);
  });

  test('releases whose hours began at other minutes, and finer ones, have a say at every point', () => {
    const fine = { ...hours(0.02), sinceMs: hours(0).sinceMs.map((sinceMs) => sinceMs / 12) };
    const { low } = bandOf([
      hours(0.01, { offsetMs: 55 * MINUTE_MS }),
      hours(0.03, { offsetMs: 5 * MINUTE_MS }),
      fine,
    ]);
    expect(low.slice(0, 6).every((value) => value !== null)).toBe(true);
  });

  test('readings that stand on little have no say', () => {
    const { releases } = bandOf([hours(0.01), hours(0.03), hours(0.9, { n: 12 })]);
    expect(releases).toBe(2);
  });

  test('where a release has ended, the band ends unless three others go on', () => {
    const { sinceMs, low } = bandOf([hours(0.01), hours(0.03), hours(0.02, { count: 6 })]);
    const at = (since: number) => low[sinceMs.indexOf(since)];
    expect(at(4 * HOUR_MS)).not.toBeNull();
    expect(at(12 * HOUR_MS)).toBeNull();
  });
});
