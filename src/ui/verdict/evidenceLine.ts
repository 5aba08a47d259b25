/** What was known at each look, over time since release; the arrays are parallel. */
export interface EvidenceLine {
  readonly sinceMs: readonly number[];
  /** Rate of the judged release / rate of its baseline; null = nothing to tell yet. */
  readonly estimate: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** ln of the evidence of harm. */
  readonly logE: readonly number[];
}
