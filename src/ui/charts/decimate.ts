/**
 * Indexes worth drawing: per column of the plot the lowest and the highest value, so that no peak is lost (an average or
 * LTTB may lose it), and one gap where there is a gap. Positions are 0-1 and rising; null is a gap, not zero.
 */
export function decimate(
  position: readonly number[],
  value: readonly (number | null)[],
  columns: number,
): readonly number[] {
  if (position.length <= columns * 2) return position.map((_, index) => index);
  const kept: number[] = [];
  let column = -1;
  let lowest = -1;
  let highest = -1;
  let gap = -1;
  const flush = (): void => {
    const found = new Set([lowest, highest, gap].filter((index) => index >= 0));
    kept.push(...[...found].toSorted((a, b) => a - b));
    lowest = highest = gap = -1;
  };
  for (const [index, at] of position.entries()) {
    const here = Math.min(columns - 1, Math.floor(at * columns));
    if (here !== column) {
      flush();
      column = here;
    }
    const current = value[index] ?? null;
    if (current === null) {
      if (gap < 0) gap = index;
      continue;
    }
    if (lowest < 0 || current < (value[lowest] ?? Infinity)) lowest = index;
    if (highest < 0 || current > (value[highest] ?? -Infinity)) highest = index;
  }
  flush();
  return kept;
}
