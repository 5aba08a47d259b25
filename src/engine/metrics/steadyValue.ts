import type { Reading } from '../domain/reading.ts';

/** A reading on the scale on which chance moves it alike whatever its size. */
export interface SteadyValue {
  readonly y: number;
  /** Of y, by counting alone: the least that the noise can be. */
  readonly variance: number;
}

/**
 * Shares as the arc sine of the root (variance 1/4n), counts as the root (variance 1/4e), both with Anscombe's fractions so
 * that 0 is a value like others; times as the logarithm. On the plain scale a release with little traffic would look like
 * a change of level. Null where the reading is unknown or only a limit.
 */
export function steadyValue(reading: Reading, phi = 1): SteadyValue | null {
  if (reading.kind === 'unknown' || reading.bound !== 'exact') return null;
  const { value, numerator, denominator, unit } = reading;
  switch (unit) {
    case 'ratio': {
      if (numerator === null || denominator === null || !(denominator > 0)) return null;
      // A source that estimates may tell a little more bad than all.
      const share = (Math.min(numerator, denominator) + 3 / 8) / (denominator + 3 / 4);
      return { y: Math.asin(Math.sqrt(share)), variance: phi / (4 * denominator + 2) };
    }
    case 'per-1000-sessions': {
      if (numerator === null || denominator === null || !(denominator > 0)) return null;
      const thousands = denominator / 1000;
      return { y: Math.sqrt((numerator + 3 / 8) / thousands), variance: 1 / (4 * thousands) };
    }
    case 'count':
      return { y: Math.sqrt(value + 3 / 8), variance: 1 / 4 };
    case 'duration':
      return value > 0 ? { y: Math.log(value), variance: 0 } : null;
    case 'score':
      return { y: value, variance: 0 };
  }
}
