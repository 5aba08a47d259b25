/** Upper edges of the five steps as multiples of the middle value: the middle step is "about as usual". */
const multiples = [0.5, 0.8, 1.25, 2];
const LAST = multiples.length;

export interface HeatScale {
  /** Rising edges between the steps; empty = all values are zero. */
  readonly edges: readonly number[];
  /** 0 (least) to 4 (most). */
  readonly stepOf: (value: number) => number;
}

/**
 * Five steps around the middle of all known values. Quantiles would fill every step even where all cells are alike, and
 * so paint noise; multiples leave them in the middle one. Where most cells are zero, the middle of the others counts.
 */
export function heatScale(values: readonly (number | null)[]): HeatScale {
  const positive = values
    .filter((value) => value !== null && value > 0)
    .toSorted((a, b) => (a ?? 0) - (b ?? 0));
  const middle = positive[Math.floor(positive.length / 2)] ?? null;
  const edges = middle === null ? [] : multiples.map((multiple) => twoDigits(middle * multiple));
  return {
    edges,
    stepOf: (value) => {
      const step = edges.findIndex((edge) => value < edge);
      if (edges.length === 0) return 0;
      return step < 0 ? LAST : step;
    },
  };
}

/** Edges are printed, so they are what is printed: two digits. */
function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
