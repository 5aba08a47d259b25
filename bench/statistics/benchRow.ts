export type BenchMode = 'quick' | 'full';

/** One line of the acceptance table: a figure measured by simulation, beside its goal. */
export interface BenchRow {
  readonly row: string;
  readonly figure: string;
  readonly goal: string;
  readonly value: number;
  /** In the unit of the value; 0 where the figure is exact. */
  readonly standardError: number;
  readonly unit: '%' | 'points' | 'share' | 'min' | 'releases';
  /** What the usual method gives in the same run. */
  readonly naive?: string;
  readonly pass: boolean;
}

/** A rate from runs, with its standard error (of (hits + 1)/(runs + 2), so that 0 hits is not "exactly 0"). */
export function rateOf(
  hits: number,
  runs: number,
): { readonly percent: number; readonly standardError: number } {
  const smoothed = (hits + 1) / (runs + 2);
  return {
    percent: (100 * hits) / runs,
    standardError: 100 * Math.sqrt((smoothed * (1 - smoothed)) / runs),
  };
}

/** What a rate may miss its goal by: one point (the protocol's), or two standard errors where a quick run is coarser. */
export function slack(standardError: number): number {
  return Math.max(1, 2 * standardError);
}
