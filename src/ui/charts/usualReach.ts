import type { SinceBand, SinceLine } from './sinceLine.ts';

/** Of the values of a comparison line the axis holds so many at least; what is worse may leave it, and is marked. */
const HELD = 0.98;
/** Only where the rest would at least double the axis: else everything stays on it. */
const WORTH = 2;

type Values = readonly (number | null)[];
/** Distance of a value from the calm end of the axis: from 0, or from 1 where high is good. */
type Away = (value: number) => number;

/**
 * How far the axis reaches from its calm end. The judged line and the band count whole. One bad minute of an earlier
 * release would press all that flat, so where it reaches twice as far, only the usual values of the other lines count.
 */
export function usualReach(
  lines: readonly Pick<SinceLine, 'role' | 'value'>[],
  band: Pick<SinceBand, 'low' | 'high'> | null,
  away: Away,
): number {
  const edges = band === null ? [] : [band.low, band.high];
  const others = lines.filter(({ role }) => role !== 'judged').map(({ value }) => value);
  const whole = lines.filter(({ role }) => role === 'judged').map(({ value }) => value);
  const held = farthest([...whole, ...edges], away);
  const most = Math.max(held, farthest(others, away));
  if (most <= held * WORTH) return most;
  const usual = Math.max(held, ...others.map((value) => usualOf(value, away)));
  return usual > 0 && most > usual * WORTH ? usual : most;
}

function farthest(values: readonly Values[], away: Away): number {
  let far = 0;
  for (const value of values)
    for (const current of value) if (current !== null) far = Math.max(far, away(current));
  return far;
}

/** The distance that 98 % of the known values keep. */
function usualOf(values: Values, away: Away): number {
  const sorted = Float64Array.from(
    values.filter((value) => value !== null),
    away,
  ).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * HELD) - 1)] ?? 0;
}
