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
  const inside = checkpoints.filter(([sinceMs]) => sinceMs < postReleaseMs);
  const last = inside.at(-1) ?? [0, 0];
  const end = checkpoints.find(([sinceMs]) => sinceMs >= postReleaseMs);
  // Beyond the last checkpoint the ruler goes on at the pace of its last piece.
  const pace = 0.26 / (48 * HOUR_MS);
  const endAt =
    end === undefined
      ? last[1] + (postReleaseMs - last[0]) * pace
      : last[1] + ((postReleaseMs - last[0]) / (end[0] - last[0])) * (end[1] - last[1]);
  const raw = piecewise([...inside, [postReleaseMs, endAt]]);
  return (sinceMs) => (endAt > 0 ? raw(sinceMs) / endAt : 0);
}

const namedHours = [0.5, 12, 48];
const plainHours = [0.25, 0.75, 2, 3, 6, 8, 16, 20, 36, 60];

/** Marks of the ruler from T+0 to the end of the window. */
export function sinceTicks(postReleaseMs: number): readonly SinceTick[] {
  const scale = sinceScale(postReleaseMs);
  const ends = new Set([...checkpoints.map(([sinceMs]) => sinceMs), postReleaseMs]);
  const all: readonly (readonly [number, SinceTick['rank']])[] = [
    ...[...ends].map((sinceMs) => [sinceMs, 'checkpoint'] as const),
    ...namedHours.map((hours) => [hours * HOUR_MS, 'named'] as const),
    ...plainHours.map((hours) => [hours * HOUR_MS, 'plain'] as const),
  ];
  return all
    .filter(([sinceMs, rank]) => sinceMs <= postReleaseMs && (rank === 'checkpoint' || !ends.has(sinceMs)))
    .map(([sinceMs, rank]) => ({ sinceMs, position: scale(sinceMs), rank }))
    .toSorted((a, b) => a.sinceMs - b.sinceMs);
}
