import { HOUR_MS } from '../../domain/time.ts';

/** A version serving without a longer break. */
export interface Appearance {
  /** Evaluation that saw it first: the version came within the step before. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/** A version away for longer than this and back again was deployed anew; a shorter hole is a restart or a lost scrape. */
const AWAY_MS = 3 * HOUR_MS;

export function appearances(timesMs: Float64Array, stepMs: number): readonly Appearance[] {
  const found: { firstMs: number; lastMs: number }[] = [];
  for (const timeMs of timesMs) {
    const current = found.at(-1);
    // One missing step of a coarse grid is no proof of a break longer than AWAY_MS.
    if (current !== undefined && timeMs - current.lastMs <= Math.max(AWAY_MS, stepMs) + stepMs)
      current.lastMs = timeMs;
    else found.push({ firstMs: timeMs, lastMs: timeMs });
  }
  return found;
}
