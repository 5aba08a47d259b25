import { BOTH_EFFECTS } from '../statistics/eProcessEffects.ts';
import { levelEvidence } from '../statistics/historyEvidence.ts';
import type { RatioOf } from './watchVerdict.ts';

export interface HistoryCounts {
  readonly observed: number;
  readonly expected: number;
  readonly phi: number;
  readonly shapes: readonly number[];
  readonly alpha: number;
}

const FURTHEST = Math.log(1000);

/**
 * Ratio of failures to what the past leads to expect, with the ratios that a two-sided e-process has not refuted. The
 * spread between releases is part of it: however much traffic, it does not become narrower than that spread.
 */
export function historyInterval(counts: HistoryCounts): RatioOf | null {
  const { observed, expected, phi, shapes, alpha } = counts;
  if (!(expected > 0)) return null;
  const best = Math.log((observed + 0.5) / (expected + 0.5));
  const refuted = (logRatio: number) =>
    levelEvidence(observed / phi, (expected * Math.exp(logRatio)) / phi, { shapes, effects: BOTH_EFFECTS }) >=
    -Math.log(alpha);
  return {
    estimate: observed / expected,
    low: observed === 0 ? 0 : edge(refuted, best, -FURTHEST),
    high: edge(refuted, best, FURTHEST),
  };
}

function edge(refuted: (logRatio: number) => boolean, best: number, furthest: number): number {
  if (!refuted(furthest)) return furthest < 0 ? 0 : 1000;
  let inside = best;
  let outside = furthest;
  for (let round = 0; round < 30; round += 1) {
    const middle = (inside + outside) / 2;
    if (refuted(middle)) outside = middle;
    else inside = middle;
  }
  return Math.exp(outside);
}
