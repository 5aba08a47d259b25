import { HOUR_MS } from '../domain/time.ts';
import { HARM_EFFECTS, NO_WORSE_EFFECTS } from '../statistics/eProcessEffects.ts';
import {
  evidenceGrowthBound,
  historyEvidence,
  levelEvidence,
  type HistoryTally,
} from '../statistics/historyEvidence.ts';
import { advanceProgress, mayHoldAt, NO_PROGRESS, type Progress } from './progress.ts';
import { PRIOR_DEVIATION, type ReleaseSpread } from './releaseSpread.ts';
import type { WatchOptions } from './watchInput.ts';

/** Observed and expected failures of the judged release, one entry per look. */
export interface ExpectedTable {
  readonly lookStartMs: Float64Array;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly looks: number;
  readonly judgedTotal: number;
  readonly judgedBad: number;
  readonly strangerTotal: number;
  readonly lastJudgedMs: number | null;
}

export interface HistoryFrame {
  readonly table: ExpectedTable;
  readonly spread: ReleaseSpread;
  readonly startedAtMs: number;
  readonly bucketMs: number;
  readonly options: WatchOptions;
  /** Every look exactly, as charts need; otherwise looks that cannot set a record are skipped. */
  readonly exact: boolean;
}

export interface HistoryWatch {
  /** Untempered sums. */
  readonly observed: number;
  readonly expected: number;
  readonly observedBefore: readonly number[];
  readonly expectedBefore: readonly number[];
  readonly progress: Progress;
  readonly looks: number;
  /** The last look whose evidence was computed in full. */
  readonly anchor: { readonly observed: number; readonly expected: number; readonly logE: number };
}

export function startHistory(): HistoryWatch {
  return {
    observed: 0,
    expected: 0,
    observedBefore: [0],
    expectedBefore: [0],
    progress: NO_PROGRESS,
    looks: 0,
    anchor: { observed: 0, expected: 0, logE: 0 },
  };
}

/** One bucket on. */
export function advanceHistory(state: HistoryWatch, frame: HistoryFrame): HistoryWatch {
  const { table, startedAtMs, bucketMs } = frame;
  const startMs = table.lookStartMs[state.looks] ?? startedAtMs;
  const hour = Math.floor((startMs - startedAtMs) / HOUR_MS);
  const missing = Math.max(0, hour + 1 - state.observedBefore.length);
  const next = {
    ...state,
    observedBefore:
      missing === 0 ? state.observedBefore : padded(state.observedBefore, missing, state.observed),
    expectedBefore:
      missing === 0 ? state.expectedBefore : padded(state.expectedBefore, missing, state.expected),
    observed: state.observed + (table.observed[state.looks] ?? 0),
    expected: state.expected + (table.expected[state.looks] ?? 0),
    looks: state.looks + 1,
  };
  const atMs = startMs + bucketMs;
  if (!frame.exact && missing === 0 && cannotMatter(next, frame)) return next;
  return look(next, frame, atMs);
}

/** The evidence in full: what a skipped last look still owes. */
export function settleHistory(state: HistoryWatch, frame: HistoryFrame): HistoryWatch {
  if (state.looks === 0) return state;
  const startMs = frame.table.lookStartMs[state.looks - 1] ?? frame.startedAtMs;
  return look(state, frame, startMs + frame.bucketMs);
}

function look(state: HistoryWatch, frame: HistoryFrame, atMs: number): HistoryWatch {
  const { shapes } = frame.spread;
  const { horizonHours, alpha } = frame.options;
  const tally = temperedTally(state, frame);
  const logE = historyEvidence(tally, { shapes, effects: HARM_EFFECTS, hours: horizonHours });
  const logNoWorse = noWorseEvidence(state, frame);
  return {
    ...state,
    progress: advanceProgress(state.progress, {
      atMs,
      logE,
      logNoWorse,
      line: -Math.log(alpha),
      mayHold: mayHoldAt(atMs - frame.startedAtMs, horizonHours),
    }),
    anchor: { observed: tally.observed, expected: tally.expected, logE },
  };
}

function noWorseEvidence({ observed, expected }: HistoryWatch, { spread, options }: HistoryFrame): number {
  const phi = spread.phi.value;
  return levelEvidence(observed / phi, (expected * (1 + options.okMargin)) / phi, {
    shapes: spread.shapes,
    effects: NO_WORSE_EFFECTS,
  });
}

/**
 * Against history the first ±10 % of tolerance are part of the spread between releases, which is never believed to be
 * smaller than that: counted twice, they cost a third of the power and bring nothing. Only more tolerance raises the null.
 */
export function harmlessRatio({ tolerance }: Pick<WatchOptions, 'tolerance'>): number {
  return Math.max(1, (1 + tolerance) / (1 + PRIOR_DEVIATION));
}

export function temperedTally(state: HistoryWatch, { spread, options }: HistoryFrame): HistoryTally {
  const phi = spread.phi.value;
  const scale = harmlessRatio(options) / phi;
  return {
    observed: state.observed / phi,
    expected: state.expected * scale,
    observedBefore: state.observedBefore.map((value) => value / phi),
    expectedBefore: state.expectedBefore.map((value) => value * scale),
  };
}

/** True where neither the maximum nor "no worse" can be reached by this look; both bounds are strict. */
function cannotMatter(state: HistoryWatch, frame: HistoryFrame): boolean {
  const { spread, options } = frame;
  const phi = spread.phi.value;
  const now = { observed: state.observed / phi, expected: (state.expected * harmlessRatio(options)) / phi };
  const growth = evidenceGrowthBound(state.anchor, now, spread.shapes);
  if (state.anchor.logE + growth >= state.progress.maxLogE) return false;
  return state.progress.heldAtMs !== null || noWorseEvidence(state, frame) < -Math.log(options.alpha);
}

function padded(values: readonly number[], missing: number, value: number): readonly number[] {
  return [...values, ...Array.from({ length: missing }, () => value)];
}
