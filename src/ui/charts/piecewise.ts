/** [from, to] pairs, rising in `from`. */
export type Knots = readonly (readonly [number, number])[];

/**
 * Straight lines between knots, clamped at both ends. Written out instead of d3-scale's polylinear scale, which
 * brings 9 KB (brotli) of interpolators and number formats into the first screen; this one needs none of them.
 */
export function piecewise(knots: Knots): (value: number) => number {
  return (value) => {
    let [left, leftTo] = knots[0] ?? [0, 0];
    if (value <= left) return leftTo;
    for (const [right, rightTo] of knots) {
      if (value <= right)
        return right === left ? rightTo : leftTo + ((value - left) / (right - left)) * (rightTo - leftTo);
      [left, leftTo] = [right, rightTo];
    }
    return leftTo;
  };
}
