import { HOUR_MS } from '../domain/time.ts';

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
  /** Late enough in the watch to be told "no worse". */
  readonly mayHold: boolean;
}

/** One look on: latches what it crosses. */
export function advanceProgress(before: Progress, look: LookEvidence): Progress {
  const { atMs, logE, logNoWorse, line, mayHold } = look;
  return {
    logE,
    maxLogE: Math.max(before.maxLogE, logE),
    logNoWorse,
    regressedAtMs: before.regressedAtMs ?? (logE >= line ? atMs : null),
    heldAtMs: before.heldAtMs ?? (mayHold && logNoWorse >= line ? atMs : null),
  };
}

/**
 * Green in the sixth minute would be believed by nobody, however few errors these minutes had: "no worse" is told from a
 * 72nd of the horizon on, the first hour of three days.
 */
export function mayHoldAt(sinceStartMs: number, horizonHours: number): boolean {
  return sinceStartMs >= (horizonHours * HOUR_MS) / 72;
}
