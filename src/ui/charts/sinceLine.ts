/** A figure over time since release; the arrays are parallel, null = no traffic or no data. */
export interface SinceLine {
  readonly label: string;
  readonly role: 'judged' | 'baseline' | 'earlier';
  /** Width of the last bucket, ms; steps may be finer in the early hours (see `widthAt`). */
  readonly bucketMs: number;
  readonly sinceMs: readonly number[];
  readonly value: readonly (number | null)[];
  readonly numerator: readonly (number | null)[];
  readonly denominator: readonly (number | null)[];
}

/** Length of one bucket, ms: it ends where the next begins, and the last one is as wide as the line says. */
export function widthAt(
  { sinceMs, bucketMs }: Pick<SinceLine, 'sinceMs' | 'bucketMs'>,
  index: number,
): number {
  return (sinceMs[index + 1] ?? (sinceMs[index] ?? 0) + bucketMs) - (sinceMs[index] ?? 0);
}

/** Largest known value of some lines, or null where nothing is known. */
export function peakOf(lines: readonly Pick<SinceLine, 'value'>[]): number | null {
  let peak: number | null = null;
  for (const line of lines) {
    for (const value of line.value) if (value !== null && (peak === null || value > peak)) peak = value;
  }
  return peak;
}

/** Smallest known value of some lines, or null. */
export function floorOf(lines: readonly Pick<SinceLine, 'value'>[]): number | null {
  let floor: number | null = null;
  for (const line of lines) {
    for (const value of line.value) if (value !== null && (floor === null || value < floor)) floor = value;
  }
  return floor;
}

/** Index of the bucket that holds this moment; -1 before the first one. */
export function bucketAt(sinceMs: readonly number[], moment: number): number {
  let low = 0;
  let high = sinceMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sinceMs[middle] ?? Infinity) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where earlier releases moved at the same time since release; the arrays are parallel, null = too few of them. */
export interface SinceBand {
  readonly sinceMs: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** "2.11.2 to 2.13.0, same hours" */
  readonly label: string;
  /** "lowest to highest of 3 releases" */
  readonly meaning: string;
}

/** Something that happened at a time since release; `untilMs` null = a moment, or not over yet. */
export interface SinceMark {
  readonly sinceMs: number;
  readonly untilMs: number | null;
  readonly kind: 'onset' | 'incident' | 'deployment' | 'rollback' | 'excluded';
  readonly label: string;
}
