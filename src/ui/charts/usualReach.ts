import type { SinceLine } from './sinceLine.ts';

/** Of the values of comparison lines the axis holds so many at least; what is worse may leave it, and is marked. */
const HELD = 0.98;
/** Only where the rest would at least double the axis: else everything stays on it. */
const WORTH = 2;

type Values = readonly (number | null)[];

/**
 * The values that set the axis. The judged line and the band count whole. One bad minute of an earlier release would
 * press all that flat, so of the other lines the usual values count.
 */
export function usualReach(
  lines: readonly Pick<SinceLine, 'role' | 'value'>[],
  band: { readonly low: Values; readonly high: Values } | null,
  isWorse: (a: number, b: number) => boolean,
): readonly number[] {
  const known = (values: Values): number[] => values.filter((value) => value !== null);
  const worst = (values: readonly number[]): number[] =>
    values.length === 0 ? [] : [values.reduce((found, value) => (isWorse(value, found) ? value : found))];
  const judged = lines.filter(({ role }) => role === 'judged').flatMap(({ value }) => known(value));
  const edges = band === null ? [] : [...known(band.low), ...known(band.high)];
  const others = lines.filter(({ role }) => role !== 'judged').map(({ value }) => known(value));
  const usual = others.flatMap((values) => {
    const sorted = values.toSorted((a, b) => (isWorse(a, b) ? 1 : -1));
    return sorted.slice(Math.max(0, Math.ceil(sorted.length * HELD) - 1)).slice(0, 1);
  });
  return [...worst(judged), ...worst(edges), ...worst(usual)];
}

/** Whether the rest reaches so far beyond the usual that the axis leaves it out. Both as distances from the calm end. */
export function isFarBeyond(all: number, usual: number): boolean {
  return usual > 0 && all > usual * WORTH;
}
