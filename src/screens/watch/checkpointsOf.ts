import type { RecordedCall } from '../../selection/calls.ts';

/** A moment after a release at which somebody decides, and whether somebody has. */
export interface Checkpoint {
  /** Time since T+0, ms. */
  readonly checkpointMs: number;
  /** The checkpoint before it, or 0. */
  readonly fromMs: number;
  /** Where the release is now: `running` is the phase that leads to this checkpoint. */
  readonly state: 'passed' | 'running' | 'coming';
  /** Share of its phase that is over, 0-1. */
  readonly run: number;
  /** The newest call made for it, or null. */
  readonly call: RecordedCall | null;
  readonly checklist: readonly string[];
}

interface CheckpointParts {
  readonly checkpointsMs: readonly number[];
  readonly checklist: readonly (readonly string[])[];
  /** Newest first. */
  readonly calls: readonly RecordedCall[];
  /** null = no deployment was seen. */
  readonly sinceMs: number | null;
}

export function checkpointsOf({
  checkpointsMs,
  checklist,
  calls,
  sinceMs,
}: CheckpointParts): readonly Checkpoint[] {
  return checkpointsMs.map((checkpointMs, index) => {
    const fromMs = checkpointsMs[index - 1] ?? 0;
    const run = sinceMs === null ? 0 : (sinceMs - fromMs) / (checkpointMs - fromMs);
    return {
      checkpointMs,
      fromMs,
      state: run >= 1 ? 'passed' : run > 0 || (sinceMs !== null && index === 0) ? 'running' : 'coming',
      run: Math.min(1, Math.max(0, run)),
      call: calls.find((call) => call.checkpointMs === checkpointMs) ?? null,
      checklist: checklist[index] ?? [],
    };
  });
}

/** The checkpoint a call is made for unless another is chosen: the one ahead; after the window its last. */
export function currentCheckpoint(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  return checkpoints.find(({ state }) => state !== 'passed') ?? checkpoints.at(-1) ?? null;
}

/** Checkpoints that passed without a call. */
export function missedCheckpoints(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  return checkpoints.filter(({ state, call }) => state === 'passed' && call === null);
}
