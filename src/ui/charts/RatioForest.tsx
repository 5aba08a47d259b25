import type { ReactNode } from 'react';
import type { Display } from '../format/display.ts';

export interface ForestRow {
  readonly key: string;
  readonly label: string;
  /** Small print under the label: "41,206 and 38,911 requests". */
  readonly hint?: ReactNode;
  readonly a: ReactNode;
  readonly b: ReactNode;
  /** How many times as often in b as in a; `low`/`high` null = open end. */
  readonly ratio: {
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  /** Why there is no ratio. */
  readonly noRatio: string | null;
  /** Under the ratio in words: "with the mix of 2.13.0: ×1.04". */
  readonly note?: ReactNode;
}

export interface RatioForestProps {
  /** Says what the table holds, for those who jump from table to table. */
  readonly caption: string;
  /** Heading of the labels: "Journey". */
  readonly rowHead: string;
  /** Versions that head the value columns. */
  readonly labelA: string;
  readonly labelB: string;
  /** What the ratio means: "times as often as in 2.13.0, with 95 % interval". */
  readonly ratioHead: string;
  readonly rows: readonly ForestRow[];
  readonly display: Display;
}

/** Ratios with their intervals around x1, one row each: a table whose last column is also a picture. */
export function RatioForest({ caption }: RatioForestProps) {
  return <table aria-label={caption} />;
}
