import type { VerdictState } from '../verdict/verdictState.ts';

/** One release of a heat strip. */
export interface HeatRow {
  readonly key: string;
  /** The version. */
  readonly label: string;
  /** One per column; null = no data. */
  readonly value: readonly (number | null)[];
  /** What each value stands on; null = not known. */
  readonly denominator: readonly (number | null)[];
  readonly verdict?: VerdictState;
}
