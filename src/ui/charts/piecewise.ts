/** [from, to] pairs, rising in `from`. */
export type Knots = readonly (readonly [number, number])[];

/**
 * Straight lines between knots, clamped at both ends. Written out instead of d3-scale's polylinear scale, which
 * brings 9 KB (brotli) of interpolators and number formats into the first screen; this one needs none of them.
 */
export function piecewise(knots: Knots): (value: number) => number {
  const from = knots.map(([value]) => value);
  const to = knots.map(([, value]) => value);
  // Called for each point of a series: indexes, because taking pairs apart costs five times as long.
  return (value) => {
    let left = from[0] ?? 0;
    let leftTo = to[0] ?? 0;
    if (value <= left) return leftTo;
    for (let index = 1; index < from.length; index += 1) {
      const right = from[index] ?? left;
      const rightTo = to[index] ?? leftTo;
      if (value <= right)
        return right === left ? rightTo : leftTo + ((value - left) / (right - left)) * (rightTo - leftTo);
      left = right;
      leftTo = rightTo;
    }
    return leftTo;
  };
}
