/** A two-sided interval: limits in the unit of the estimated quantity, low ≤ high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
