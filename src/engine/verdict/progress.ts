/** What a watch has shown so far; the same for both baselines. */
export interface Progress {
  readonly logE: number;
  readonly maxLogE: number;
  readonly logNoWorse: number;
  /** End of the bucket at whose look the line was first crossed. */
  readonly regressedAtMs: number | null;
  readonly heldAtMs: number | null;
}

export const NO_PROGRESS: Progress = {
  logE: 0,
  maxLogE: 0,
  logNoWorse: 0,
  regressedAtMs: null,
  heldAtMs: null,
};

export interface LookEvidence {
  readonly atMs: number;
  readonly logE: number;
  readonly logNoWorse: number;
  /** ln(1/α). */
  readonly line: number;
}

/** One look on: latches what it crosses. */
export function advanceProgress(before: Progress, { atMs, logE, logNoWorse, line }: LookEvidence): Progress {
  return {
    logE,
    maxLogE: Math.max(before.maxLogE, logE),
    logNoWorse,
    regressedAtMs: before.regressedAtMs ?? (logE >= line ? atMs : null),
    heldAtMs: before.heldAtMs ?? (logNoWorse >= line ? atMs : null),
  };
}
