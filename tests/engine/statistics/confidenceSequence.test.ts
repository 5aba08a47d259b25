import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../bench/verdict/random.ts';
import {
  advanceRatioLikelihood,
  ratioInterval,
  startRatioLikelihood,
} from '../../../src/engine/statistics/confidenceSequence.ts';
import { advanceEProcess, logEvidence, startEProcess } from '../../../src/engine/statistics/eProcess.ts';
import { BOTH_EFFECTS } from '../../../src/engine/statistics/eProcessEffects.ts';

type Row = readonly [number, number, number, number];

const rowsOf = (rows: readonly Row[]) => ({
  columns: {
    newBad: Float64Array.from(rows, (row) => row[0]),
    newTotal: Float64Array.from(rows, (row) => row[1]),
    oldBad: Float64Array.from(rows, (row) => row[2]),
    oldTotal: Float64Array.from(rows, (row) => row[3]),
  },
  from: 0,
  to: rows.length,
});

const intervalOf = (rows: readonly Row[], phi = 1, alpha = 0.05) =>
  ratioInterval(advanceRatioLikelihood(startRatioLikelihood(), rowsOf(rows)), { alpha, phi });

describe('confidence sequence of a rate ratio', () => {
  it('estimates the ratio of rates where traffic is split evenly', () => {
    const interval = intervalOf([[60, 1000, 40, 1000]]);
    expect(interval?.estimate).toBeCloseTo(1.5, 3);
    expect(interval?.low).toBeLessThan(1.1);
    expect(interval?.high).toBeGreaterThan(2);
  });

  it('has its limits where the two-sided e-process reaches 1/α', () => {
    const rows: readonly Row[] = [
      [31, 900, 170, 8800],
      [45, 1300, 160, 8100],
      [12, 150, 90, 2000],
    ];
    for (const phi of [1, 2.5]) {
      const interval = intervalOf(rows, phi);
      for (const nullRatio of [interval?.low ?? 0, interval?.high ?? 0]) {
        const start = startEProcess({ nullRatio, phi, effects: BOTH_EFFECTS });
        expect(logEvidence(advanceEProcess(start, rowsOf(rows), 1))).toBeCloseTo(Math.log(20), 2);
      }
    }
  });

  it('does not depend on whether rows came at once or one by one', () => {
    const rows: readonly Row[] = [
      [3, 100, 30, 1100],
      [5, 140, 28, 1000],
    ];
    const step = rows.reduce(
      (state, row) => advanceRatioLikelihood(state, rowsOf([row])),
      startRatioLikelihood(),
    );
    const byStep = ratioInterval(step, { alpha: 0.05, phi: 1 });
    const atOnce = intervalOf(rows);
    expect(byStep?.estimate).toBeCloseTo(atOnce?.estimate ?? 0, 9);
    expect(byStep?.high).toBeCloseTo(atOnce?.high ?? 0, 9);
  });

  it('knows nothing from zeros, and has one open end when only one side failed', () => {
    expect(intervalOf([[0, 500, 0, 500]])).toBeNull();
    expect(intervalOf([[0, 500, 30, 500]])).toMatchObject({ estimate: 0, low: 0 });
    expect(intervalOf([[0, 500, 30, 500]])?.high).toBeLessThan(1);
    const onlyNew = intervalOf([[30, 500, 0, 500]]);
    expect(onlyNew?.low).toBeGreaterThan(1);
    expect(onlyNew?.high).toBeCloseTo(1000, 6);
  });

  it('becomes narrower with data, wider with φ and with a smaller α', () => {
    const rows: readonly Row[] = [[50, 1000, 50, 1000]];
    const width = (interval: ReturnType<typeof intervalOf>) => (interval?.high ?? 0) / (interval?.low ?? 1);
    const plain = width(intervalOf(rows));
    expect(width(intervalOf([...rows, ...rows, ...rows, ...rows]))).toBeLessThan(plain);
    expect(width(intervalOf(rows, 2))).toBeGreaterThan(plain);
    expect(width(intervalOf(rows, 1, 0.001))).toBeGreaterThan(plain);
    expect(width(intervalOf([[200_000, 4e6, 200_000, 4e6]]))).toBeLessThan(1.06);
  });

  it('covers the true ratio at all of 60 looks together, in 19 of 20 simulated watches or more', () => {
    const runs = 150;
    let missed = 0;
    for (let run = 0; run < runs; run += 1) {
      const chance = chanceOf(4400 + run);
      let state = startRatioLikelihood();
      let covered = true;
      for (let look = 0; look < 60; look += 1) {
        state = advanceRatioLikelihood(
          state,
          rowsOf([[chance.poisson(6 * 1.4), 300, chance.poisson(18), 900]]),
        );
        const interval = ratioInterval(state, { alpha: 0.05, phi: 1 });
        covered &&= interval === null || (interval.low <= 1.4 && interval.high >= 1.4);
      }
      if (!covered) missed += 1;
    }
    expect(missed / runs).toBeLessThanOrEqual(0.05);
  });
});
