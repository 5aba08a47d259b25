import { piecewise, type Knots } from './piecewise.ts';

const HOUR_MS = 3_600_000;

/** The T+ ruler: early hours get more room, because that is when a release is looked at. Checkpoint -> share of the width. */
const checkpoints: Knots = [
  [0, 0],
  [HOUR_MS, 0.16],
  [4 * HOUR_MS, 0.32],
  [24 * HOUR_MS, 0.74],
  [72 * HOUR_MS, 1],
];

export interface SinceTick {
  readonly sinceMs: number;
  /** 0-1 */
  readonly position: number;
  readonly rank: 'checkpoint' | 'named' | 'plain';
}

/** Time since release (ms) -> 0-1 along the ruler, for a post-release window of any length. */
export function sinceScale(postReleaseMs: number): (sinceMs: number) => number {
  return piecewise(rulerKnots(postReleaseMs));
}

/** The inverse: a place on the ruler (0-1) -> time since release, ms. */
export function sinceAt(postReleaseMs: number): (position: number) => number {
  return piecewise(rulerKnots(postReleaseMs).map(([sinceMs, position]) => [position, sinceMs] as const));
}

function rulerKnots(postReleaseMs: number): Knots {
  if (!(postReleaseMs > 0)) return [[0, 0]];
  const inside = checkpoints.filter(([sinceMs]) => sinceMs < postReleaseMs);
  const [lastMs, lastAt] = inside.at(-1) ?? [0, 0];
  const next = checkpoints.find(([sinceMs]) => sinceMs >= postReleaseMs);
  // Beyond the last checkpoint the ruler goes on at the pace of its last piece.
  const pace = next === undefined ? 0.26 / (48 * HOUR_MS) : (next[1] - lastAt) / (next[0] - lastMs);
  const endAt = lastAt + (postReleaseMs - lastMs) * pace;
  return [...inside, [postReleaseMs, endAt] as const].map(([sinceMs, at]) => [sinceMs, at / endAt] as const);
}

const namedHours = [0.5, 12, 48];
const plainHours = [0.25, 0.75, 2, 3, 6, 8, 16, 20, 36, 60];

/** Marks of the ruler from T+0 to the end of the window; other checkpoints than the usual ones come from settings. */
export function sinceTicks(
  postReleaseMs: number,
  checkpointsMs: readonly number[] = checkpoints.map(([sinceMs]) => sinceMs),
): readonly SinceTick[] {
  const scale = sinceScale(postReleaseMs);
  const ends = new Set([0, ...checkpointsMs, postReleaseMs]);
  const all: readonly (readonly [number, SinceTick['rank']])[] = [
    ...[...ends].map((sinceMs) => [sinceMs, 'checkpoint'] as const),
    ...[...namedHours, 1, 4, 24].map((hours) => [hours * HOUR_MS, 'named'] as const),
    ...plainHours.map((hours) => [hours * HOUR_MS, 'plain'] as const),
  ];
  return all
    .filter(([sinceMs, rank]) => sinceMs <= postReleaseMs && (rank === 'checkpoint' || !ends.has(sinceMs)))
    .map(([sinceMs, rank]) => ({ sinceMs, position: scale(sinceMs), rank }))
    .toSorted((a, b) => a.sinceMs - b.sinceMs);
}
