/** A text that wants to stand centred over a place on a horizontal line. */
export interface WantedText {
  readonly key: string;
  readonly text: string;
  /** px */
  readonly x: number;
  /** Smaller = placed first. */
  readonly rank: number;
}

export interface PlacedText {
  readonly key: string;
  readonly text: string;
  /** Left edge, px. */
  readonly left: number;
}

const GAP = 8;

/**
 * Of the texts that want to stand along a line those that fit, the most important first; none touches another, and none
 * hangs over an end. What does not fit is left out: its tick stays.
 */
export function placeOnLine(
  wanted: readonly WantedText[],
  width: number,
  measure: (text: string) => number,
): readonly PlacedText[] {
  const placed: (PlacedText & { readonly right: number })[] = [];
  for (const { key, text, x } of wanted.toSorted((a, b) => a.rank - b.rank)) {
    const wide = measure(text);
    const left = Math.min(Math.max(0, x - wide / 2), width - wide);
    if (left < 0) continue;
    const right = left + wide;
    if (placed.every((other) => right + GAP <= other.left || left - GAP >= other.right))
      placed.push({ key, text, left, right });
  }
  return placed.map(({ key, text, left }) => ({ key, text, left })).toSorted((a, b) => a.left - b.left);
}
