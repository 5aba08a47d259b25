import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { advanceEProcess, logEvidence, startEProcess } from '../../../src/engine/statistics/eProcess.ts';
import { HARM_EFFECTS, NO_WORSE_EFFECTS } from '../../../src/engine/statistics/eProcessEffects.ts';

const EXAMPLES = new URL(
  '../../../../shared/reference/release-verdict/worked-examples.json',
  import.meta.url,
);
const hasExamples = existsSync(EXAMPLES);

type Row = readonly [number, number, number, number];

const columnsOf = (rows: readonly Row[]) => ({
  newBad: Float64Array.from(rows, (row) => row[0]),
  newTotal: Float64Array.from(rows, (row) => row[1]),
  oldBad: Float64Array.from(rows, (row) => row[2]),
  oldTotal: Float64Array.from(rows, (row) => row[3]),
});

function evidenceSeries(rows: readonly Row[], nullRatio: number, phi: number, effects = HARM_EFFECTS) {
  const columns = columnsOf(rows);
  let state = startEProcess({ nullRatio, phi, effects });
  return rows.map((_, index) => {
    state = advanceEProcess(state, { columns, from: index, to: index + 1 }, index === 0 ? 1 : 0);
    return logEvidence(state);
  });
}

describe('e-process against a version serving beside it', () => {
  it.skipIf(!hasExamples)('meets the worked examples, with and without tolerance and tempering', () => {
    const examples = JSON.parse(readFileSync(EXAMPLES, 'utf8'));
    const { data, logE_r0_1, logE_r0_1_1, logE_phi2 } = examples.canary;
    const cases: readonly (readonly [number[], number, number])[] = [
      [logE_r0_1, 1, 1],
      [logE_r0_1_1, 1.1, 1],
      [logE_phi2, 1, 2],
    ];
    for (const [expected, nullRatio, phi] of cases) {
      evidenceSeries(data, nullRatio, phi).forEach((value, index) =>
        expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThan(1e-6),
      );
    }
  });

  it('is the average likelihood ratio, counted by hand for one bucket and one effect', () => {
    // Equal traffic, 3 failures against 1, effect 2: D = 1.5, (2/1.5)^3 · (1/1.5) = 1.5802...
    const [value] = evidenceSeries([[3, 100, 1, 100]], 1, 1, [2]);
    expect(value).toBeCloseTo(Math.log((2 / 1.5) ** 3 / 1.5), 12);
  });

  it('has a mean of exactly 1 over all outcomes when the ratio is the null, below 1 when it is better', () => {
    for (const [ratio, check] of [
      [1.1, (mean: number) => expect(mean).toBeCloseTo(1, 10)],
      [0.9, (mean: number) => expect(mean).toBeLessThan(0.999)],
    ] as const) {
      check(meanEvidence(ratio, 1.1, HARM_EFFECTS));
    }
    expect(meanEvidence(1.25, 1.25, NO_WORSE_EFFECTS)).toBeCloseTo(1, 10);
    expect(meanEvidence(1.5, 1.25, NO_WORSE_EFFECTS)).toBeLessThan(0.99);
  });

  it('adds evidence over groups inside a bucket', () => {
    const rows: readonly Row[] = [
      [3, 100, 1, 100],
      [9, 50, 2, 60],
    ];
    const columns = columnsOf(rows);
    const start = startEProcess({ nullRatio: 1, phi: 1, effects: [2] });
    const together = logEvidence(advanceEProcess(start, { columns, from: 0, to: 2 }, 1));
    const alone = rows.map((row) => evidenceSeries([row], 1, 1, [2])[0] ?? 0);
    expect(together).toBeCloseTo((alone[0] ?? 0) + (alone[1] ?? 0), 12);
  });

  it('says nothing where nothing failed, or only one version served', () => {
    for (const row of [
      [0, 100, 0, 100],
      [0, 0, 0, 0],
      [7, 100, 0, 0],
      [0, 0, 7, 100],
    ] as const)
      expect(evidenceSeries([row], 1.1, 2)[0]).toBeCloseTo(0, 12);
  });

  it('finds a late onset sooner when mass waits for it', () => {
    const quiet = Array.from({ length: 100 }, (): Row => [10, 1000, 10, 1000]);
    const bad = Array.from({ length: 20 }, (): Row => [25, 1000, 10, 1000]);
    const columns = columnsOf([...quiet, ...bad]);
    const run = (released: (index: number) => number) => {
      let state = startEProcess({ nullRatio: 1, phi: 1, effects: HARM_EFFECTS });
      let crossed = -1;
      for (let index = 0; index < 120; index += 1) {
        state = advanceEProcess(state, { columns, from: index, to: index + 1 }, released(index));
        if (crossed < 0 && logEvidence(state) >= Math.log(20)) crossed = index;
      }
      return crossed;
    };
    const spread = run((index) => (index === 0 ? 0.5 : 0.005));
    const level = run((index) => (index === 0 ? 1 : 0));
    expect(spread).toBeGreaterThan(99);
    expect(spread).toBeLessThan(level < 0 ? 120 : level);
  });

  it('stays finite at a million failures', () => {
    const [value] = evidenceSeries([[500_000, 1e6, 100_000, 1e6]], 1.1, 1);
    expect(value).toBeGreaterThan(100_000);
    expect(Number.isFinite(value)).toBe(true);
  });

  it('leaves the state before it untouched', () => {
    const start = startEProcess({ nullRatio: 1.1, phi: 1, effects: HARM_EFFECTS });
    advanceEProcess(start, { columns: columnsOf([[5, 10, 1, 10]]), from: 0, to: 1 }, 0.5);
    expect(start.waiting).toBe(1);
    expect(logEvidence(start)).toBe(0);
  });
});

/** Mean of E over the binomial law of 40 failures, new traffic 1 of 4, at the given true ratio. */
function meanEvidence(ratio: number, nullRatio: number, effects: readonly number[]): number {
  const failures = 40;
  const odds = (ratio * 100) / 300;
  const share = odds / (1 + odds);
  let mean = 0;
  let log = failures * Math.log(1 - share);
  for (let x = 0; x <= failures; x += 1) {
    const [value = 0] = evidenceSeries([[x, 100, failures - x, 300]], nullRatio, 1, effects);
    mean += Math.exp(log + value);
    log += Math.log((failures - x) / (x + 1)) + Math.log(odds);
  }
  return mean;
}
