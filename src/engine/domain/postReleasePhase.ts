import type { Release } from './release.ts';
import { floorTo, type TimeWindow } from './time.ts';

export interface PostReleasePhase {
  /** From T+0; both ends are multiples of the bucket. */
  readonly window: TimeWindow;
  readonly lengthMs: number;
  /** True once the whole post-release window has passed. */
  readonly finished: boolean;
  /** The same stretch of the baseline's life, as long as the judged one; null = no baseline, or it has no T+0. */
  readonly baselineWindow: TimeWindow | null;
}

export interface PhaseInput {
  readonly release: Release;
  readonly baseline: Release | null;
  readonly nowMs: number;
  readonly postReleaseMs: number;
  readonly bucketMs: number;
}

/** Null where the release was never seen deployed, or no whole bucket has passed since T+0. */
export function postReleasePhase({
  release,
  baseline,
  nowMs,
  postReleaseMs,
  bucketMs,
}: PhaseInput): PostReleasePhase | null {
  if (release.startedAtMs === null) return null;
  const startMs = floorTo(release.startedAtMs, bucketMs);
  const endMs = floorTo(Math.min(nowMs, release.startedAtMs + postReleaseMs), bucketMs);
  const lengthMs = endMs - startMs;
  if (!(lengthMs > 0)) return null;
  const baselineStart = baseline?.startedAtMs ?? null;
  const baselineStartMs = baselineStart === null ? null : floorTo(baselineStart, bucketMs);
  return {
    window: { startMs, endMs },
    lengthMs,
    finished: nowMs >= release.startedAtMs + postReleaseMs,
    baselineWindow:
      baselineStartMs === null ? null : { startMs: baselineStartMs, endMs: baselineStartMs + lengthMs },
  };
}
