import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anomalyNotes } from '../../../src/engine/statistics/anomalyNotes.ts';
import { anomalyScore } from '../../../src/engine/statistics/anomalyScore.ts';
import { anomalyThreshold } from '../../../src/engine/statistics/anomalyThreshold.ts';
import { TrailingWindow } from '../../../src/engine/statistics/trailingWindow.ts';
import { seededNormals } from './seededNormals.ts';

const DAY = 96;
const daily = (index: number) => 100 + 40 * Math.sin((2 * Math.PI * index) / DAY);

function week(seed: number, days = 10): Float64Array<ArrayBuffer> {
  const normals = seededNormals(seed);
  return Float64Array.from({ length: days * DAY }, (_, index) => daily(index) + 3 * normals());
}

describe('anomalyScore', () => {
  it('stands out at a spike and is small elsewhere', () => {
    const values = week(81);
    const at = 8 * DAY + 30;
    values[at] = daily(at) + 40;
    const scores = anomalyScore(values, { slotsPerDay: DAY });
    expect(scores[at]).toBeGreaterThan(6);
    expect(scores.indexOf(Math.max(...scores.slice(2 * DAY)))).toBe(at);
  });

  it('sees a small shift that lasts, which no single value shows', () => {
    const values = week(82);
    const at = 8 * DAY + 30;
    for (let index = at; index < at + 12; index += 1) values[index] = (values[index] ?? 0) + 8;
    const scores = anomalyScore(values, { slotsPerDay: DAY });
    const single = anomalyScore(values.slice(0, at + 1), { slotsPerDay: DAY })[at] ?? 0;
    expect(Math.max(...scores.slice(at, at + 12))).toBeGreaterThan(Math.max(5, single));
  });

  it('knows the rhythm of the day', () => {
    const values = week(83);
    const known = anomalyScore(values, { slotsPerDay: DAY }).slice(5 * DAY);
    expect(Math.max(...known)).toBeLessThan(6);
  });

  it('does not look ahead', () => {
    const values = week(84);
    const all = anomalyScore(values, { slotsPerDay: DAY });
    const half = anomalyScore(values.slice(0, 500), { slotsPerDay: DAY });
    expect(all.slice(0, 500)).toEqual(half);
  });

  it('lets a gap pass without a score and without a trace', () => {
    const values = week(85);
    const at = 700;
    for (let index = at; index < at + 20; index += 1) values[index] = NaN;
    const scores = anomalyScore(values, { slotsPerDay: DAY });
    expect(scores.slice(at, at + 20)).toEqual(new Float64Array(20));
    expect(Math.max(...scores.slice(at + 20, at + 60))).toBeLessThan(6);
  });

  it('scores small counts by their own law', () => {
    const normals = seededNormals(86);
    const counts = Float64Array.from({ length: 1000 }, () => Math.max(0, Math.round(1 + normals())));
    counts[900] = 5;
    counts[950] = 30;
    const scores = anomalyScore(counts, { slotsPerDay: 0, areCounts: true });
    expect(scores[900]).toBeLessThan(4.5);
    expect(scores[950]).toBeGreaterThan(6);
  });

  it('is 0 for a constant, and loud when it moves', () => {
    const values = Float64Array.from({ length: 100 }, (_, index) => (index === 90 ? 6 : 5));
    const scores = anomalyScore(values, { slotsPerDay: 0 });
    expect(Math.max(...scores.slice(0, 90))).toBe(0);
    expect(scores[90]).toBe(40);
  });

  it('refuses what is not a series', () => {
    expect(() => anomalyScore([1, Infinity], { slotsPerDay: 0 })).toThrow(/^values\[1\]/);
    expect(() => anomalyScore([1, -2], { slotsPerDay: 0, areCounts: true })).toThrow(/^values\[1\]/);
    expect(() => anomalyScore([1], { slotsPerDay: -1 })).toThrow(/^slotsPerDay/);
    expect(() => anomalyScore([1], { slotsPerDay: 0, localWindow: 2 })).toThrow(/^localWindow/);
  });
});

describe('anomalyNotes', () => {
  it('makes one note of one disturbance', () => {
    expect(anomalyNotes([0, 5, 6, 0, 5, 0, 0, 9], { threshold: 5, refractory: 4 })).toEqual([1, 7]);
    expect(anomalyNotes([0, 1], { threshold: 5, refractory: 4 })).toEqual([]);
  });
});

describe('anomalyThreshold', () => {
  it('is no higher than the budget needs', () => {
    const scores = new Float64Array(100);
    scores[10] = 9;
    scores[60] = 8;
    scores[80] = 7;
    const threshold = anomalyThreshold(scores, { valuesPerWeek: 50, notesPerWeek: 1, refractory: 3 });
    expect(threshold).toBeCloseTo(7, 9);
    expect(threshold).toBeGreaterThan(7);
  });

  it('would have kept the past within its budget', () => {
    const score = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 50, maxLength: 300 }), (scores) => {
        const budget = { valuesPerWeek: 50, notesPerWeek: 1, refractory: 3 };
        const threshold = anomalyThreshold(scores, budget);
        if (threshold === 'too-little-data') throw new Error('enough data was given');
        expect(threshold).toBeGreaterThanOrEqual(4);
        const notes = anomalyNotes(scores, { threshold, refractory: 3 }).length;
        expect(notes).toBeLessThanOrEqual(Math.floor(scores.length / 50));
      }),
      { seed: 87 },
    );
  });

  it('needs a week', () => {
    const budget = { valuesPerWeek: 50, notesPerWeek: 1, refractory: 3 };
    expect(anomalyThreshold([9, 9], budget)).toBe('too-little-data');
    expect(anomalyThreshold(new Float64Array(60), budget)).toBe(4);
  });
});

describe('TrailingWindow', () => {
  it('agrees with sorting the last values anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (values, size) => {
          const window = new TrailingWindow(size);
          for (const value of values) window.push(value);
          const last = values.slice(-size);
          const middle = (list: number[]) => {
            const sorted = list.toSorted((a, b) => a - b);
            return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
          };
          const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
          expect(window.length).toBe(last.length);
          expect(window.median()).toBe(middle(last));
          expect(window.mean()).toBeCloseTo(mean, 10);
          if (last.length % 2 === 1) {
            expect(window.medianDistance()).toBeCloseTo(
              middle(last.map((value) => Math.abs(value - middle(last)))),
              10,
            );
          }
          if (last.length > 1) {
            const squares = last.reduce((sum, value) => sum + (value - mean) ** 2, 0);
            expect(window.standardDeviation()).toBeCloseTo(Math.sqrt(squares / (last.length - 1)), 10);
          }
        },
      ),
      { seed: 88 },
    );
  });

  it('feels when neighbours go together', () => {
    const together = new TrailingWindow(50);
    const apart = new TrailingWindow(50);
    for (let index = 0; index < 70; index += 1) {
      together.push(Math.floor(index / 10) % 2);
      apart.push(index % 2);
    }
    expect(together.lagCorrelation()).toBeGreaterThan(0.6);
    expect(apart.lagCorrelation()).toBe(0);
  });
});
