import type { BenchMode, BenchRow } from '../statistics/benchRow.ts';

export type { BenchMode } from '../statistics/benchRow.ts';

/** A line of the acceptance table, in the verdict's units as well. */
export interface VerdictRow extends Omit<BenchRow, 'unit'> {
  readonly unit: BenchRow['unit'] | 'h' | 'times' | 'ms' | '/s';
  /** Far off: fails a quick run, which is too coarse for the goal itself. */
  readonly wild: boolean;
}

export interface Sizes {
  /** Runs per figure: `rate` for false alarms, `delay` for delays and powers, `rival` for the slow rivals. */
  readonly rate: number;
  readonly delay: number;
  readonly rival: number;
}

export function sizesOf(mode: BenchMode): Sizes {
  return mode === 'full' ? { rate: 2000, delay: 600, rival: 150 } : { rate: 120, delay: 60, rival: 8 };
}

/** A share of runs against an upper (`most`) or lower (`least`) goal in percent. */
export function shareRow(facts: {
  readonly row: string;
  readonly figure: string;
  readonly hits: number;
  readonly runs: number;
  readonly most?: number;
  readonly least?: number;
  readonly naive?: string;
}): VerdictRow {
  const { row, figure, hits, runs, most, least, naive } = facts;
  const value = (100 * hits) / runs;
  const smoothed = (hits + 1) / (runs + 2);
  const standardError = 100 * Math.sqrt((smoothed * (1 - smoothed)) / runs);
  const over = most === undefined ? Number.NEGATIVE_INFINITY : value - most;
  const under = least === undefined ? Number.NEGATIVE_INFINITY : least - value;
  const miss = Math.max(over, under);
  return {
    row,
    figure,
    goal: most === undefined ? `≥ ${least} %` : `≤ ${most} %`,
    value,
    standardError,
    unit: '%',
    ...(naive === undefined ? {} : { naive }),
    // The protocol grants one point.
    pass: miss <= 1,
    wild: miss > Math.max(5, 4 * standardError),
  };
}

/** A mean or median against an upper goal. */
export function sizeRow(facts: {
  readonly row: string;
  readonly figure: string;
  readonly value: number;
  readonly standardError: number;
  readonly most: number;
  readonly unit: VerdictRow['unit'];
  readonly naive?: string;
}): VerdictRow {
  const { row, figure, value, standardError, most, unit, naive } = facts;
  return {
    row,
    figure,
    goal: `≤ ${most} ${unit}`,
    value,
    standardError,
    unit,
    ...(naive === undefined ? {} : { naive }),
    pass: value <= most,
    // A machine that runs other things besides is slow, not wrong.
    wild: !(value <= (unit === 'ms' ? 5 : 1.6) * most + 4 * standardError),
  };
}

export interface Summary {
  readonly mean: number;
  readonly median: number;
  readonly standardError: number;
}

export function summarise(values: readonly number[]): Summary {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1);
  const sorted = [...values].sort((a, b) => a - b);
  return { mean, median: sorted[count >> 1] ?? Number.NaN, standardError: Math.sqrt(variance / count) };
}
