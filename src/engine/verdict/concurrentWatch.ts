import { advanceEProcess, logEvidence, startEProcess, type EProcess } from '../statistics/eProcess.ts';
import { HARM_EFFECTS, NO_WORSE_EFFECTS } from '../statistics/eProcessEffects.ts';
import { rowsOfLook, type PairTable } from './alignPairs.ts';
import { learntPhi, learnScatter, NO_SCATTER, type Scatter } from './learntPhi.ts';
import { onsetMass } from './onsetMass.ts';
import { advanceProgress, mayHoldAt, NO_PROGRESS, type Progress } from './progress.ts';
import type { WatchOptions } from './watchInput.ts';

/** Everything that a watch beside a control remembers from look to look: a plain object of some forty numbers. */
export interface ConcurrentWatch {
  readonly harm: EProcess;
  readonly noWorse: EProcess;
  /** Of the watch itself; used only to raise an assumed φ, never one that was measured. */
  readonly scatter: Scatter;
  readonly progress: Progress;
  /** Number of looks taken. */
  readonly looks: number;
}

export interface ConcurrentFrame {
  readonly table: PairTable;
  readonly startedAtMs: number;
  readonly bucketMs: number;
  readonly options: WatchOptions;
  /** φ was assumed: it may rise with what earlier buckets of the watch showed. */
  readonly learns: boolean;
}

export function startConcurrent(
  phi: number,
  { tolerance, okMargin }: Pick<WatchOptions, 'tolerance' | 'okMargin'>,
): ConcurrentWatch {
  return {
    harm: startEProcess({ nullRatio: 1 + tolerance, phi, effects: HARM_EFFECTS }),
    noWorse: startEProcess({ nullRatio: 1 + okMargin, phi, effects: NO_WORSE_EFFECTS }),
    scatter: NO_SCATTER,
    progress: NO_PROGRESS,
    looks: 0,
  };
}

/** One bucket on: the frame's look number `look`. The order of polls, reloads or screens cannot matter: only the bucket is read. */
export function advanceConcurrent(
  state: ConcurrentWatch,
  frame: ConcurrentFrame,
  look: number,
): ConcurrentWatch {
  const { table, startedAtMs, bucketMs, options } = frame;
  const startMs = table.lookStartMs[look] ?? startedAtMs;
  const rows = rowsOfLook(table, look);
  const due = onsetMass(startMs - startedAtMs, options.horizonHours);
  // Only earlier buckets speak here, so that a bucket cannot excuse itself.
  const scatter = frame.learns ? learnScatter(state.scatter, rows, startMs - startedAtMs) : state.scatter;
  const phi = frame.learns ? Math.max(state.harm.phi, learntPhi(state.scatter)) : state.harm.phi;
  const harm = advanceEProcess({ ...state.harm, phi }, rows, due - (1 - state.harm.waiting));
  const noWorse = advanceEProcess({ ...state.noWorse, phi }, rows, state.noWorse.waiting);
  return {
    harm,
    noWorse,
    scatter,
    progress: advanceProgress(state.progress, {
      atMs: startMs + bucketMs,
      logE: logEvidence(harm),
      logNoWorse: logEvidence(noWorse),
      line: -Math.log(options.alpha),
      mayHold: mayHoldAt(startMs + bucketMs - startedAtMs, options.horizonHours),
    }),
    looks: state.looks + 1,
  };
}
