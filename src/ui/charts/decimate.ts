/**
 * Indexes worth drawing: per column of the plot the lowest and the highest value, so that no peak is lost (an average or
 * LTTB may lose it), and one gap where there is a gap. Positions are 0-1 and rising; null is a gap, not zero.
 */
export function decimate(
  position: ArrayLike<number>,
  value: readonly (number | null)[],
  columns: number,
): readonly number[] {
  const { length } = position;
  if (length <= columns * 2) return Array.from({ length }, (_, index) => index);
  const kept: number[] = [];
  let column = -1;
  let lowest = -1;
  let highest = -1;
  let gap = -1;
  let low = Infinity;
  let high = -Infinity;
  const flush = (): void => {
    const [first, last] = lowest < highest ? [lowest, highest] : [highest, lowest];
    if (gap >= 0 && gap < first) kept.push(gap);
    if (first >= 0) kept.push(first);
    if (gap >= 0 && gap > first && gap < last) kept.push(gap);
    if (last > first) kept.push(last);
    if (gap >= 0 && gap > last) kept.push(gap);
    lowest = highest = gap = -1;
    low = Infinity;
    high = -Infinity;
  };
  // Plain loops: this runs over every point of every line at each drawing.
  for (let index = 0; index < length; index += 1) {
    const here = Math.min(columns - 1, Math.floor((position[index] ?? 0) * columns));
    if (here !== column) {
      flush();
      column = here;
    }
    const current = value[index] ?? null;
    if (current === null) {
      if (gap < 0) gap = index;
      continue;
    }
    if (lowest < 0 || current < low) [lowest, low] = [index, current];
    if (highest < 0 || current > high) [highest, high] = [index, current];
  }
  flush();
  return kept;
}
