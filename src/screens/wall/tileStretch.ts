import type { SinceBand } from '../../engine/answers/watchBody.ts';

const HOUR_MS = 3_600_000;
const CHECKPOINTS_MS = [1, 4, 24].map((hours) => hours * HOUR_MS);

/**
 * How far a tile's ruler reaches: to the next checkpoint, so that the first minutes of a release fill the picture. On the
 * whole window's ruler they would be a dot at its left edge. ms since release.
 */
export function tileStretch(sinceMs: number | null, postReleaseMs: number): number {
  if (sinceMs === null) return postReleaseMs;
  return CHECKPOINTS_MS.find((end) => sinceMs <= end && end < postReleaseMs) ?? postReleaseMs;
}

/** The part of the band up to there. */
export function bandUntil(band: SinceBand, endMs: number): SinceBand {
  const count = band.sinceMs.filter((sinceMs) => sinceMs <= endMs).length;
  return {
    ...band,
    sinceMs: band.sinceMs.slice(0, count),
    low: band.low.slice(0, count),
    high: band.high.slice(0, count),
  };
}
