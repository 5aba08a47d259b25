import {
  advanceRatioLikelihood,
  startRatioLikelihood,
  type RatioLikelihood,
} from '../statistics/confidenceSequence.ts';
import type { PairTable } from './alignPairs.ts';
import {
  advanceConcurrent,
  startConcurrent,
  type ConcurrentFrame,
  type ConcurrentWatch,
} from './concurrentWatch.ts';
import { fingerprintOf } from './fingerprint.ts';
import { frameBesideControl, type ControlCounts } from './frameBesideControl.ts';
import { measurePhi } from './measurePhi.ts';
import { judgedSpan, type WatchInput } from './watchInput.ts';
import type { PhiOf } from './watchVerdict.ts';

/**
 * What a watch beside a control may keep from look to look, so that the next look costs only its new buckets. It is a
 * cache, not a history: when anything already judged reads differently, the watch is replayed from its start, and the
 * verdict is the same with or without it.
 */
export interface ControlMemory {
  readonly startPhi: PhiOf;
  readonly calibration: WatchInput['calibration'];
  readonly state: ConcurrentWatch;
  readonly likelihood: RatioLikelihood;
  readonly judgedTotal: number;
  readonly judgedBad: number;
  readonly pairedTotal: number;
  readonly lastJudgedMs: number | null;
  readonly lastOtherMs: number | null;
  readonly firstLookMs: number | null;
  readonly lastLookMs: number | null;
  /** Buckets that end up to here are in it. */
  readonly toMs: number;
  readonly fingerprint: string | null;
}

/** Brings the memory up to the watch's present, from the memory where it still fits, else from the start. */
export function rememberControl(
  watch: WatchInput,
  control: ControlCounts,
  memory: ControlMemory | null,
): ControlMemory {
  const { toMs } = judgedSpan(watch);
  const fits =
    memory !== null &&
    memory.fingerprint !== null &&
    memory.toMs <= toMs &&
    memory.calibration === watch.calibration &&
    memory.fingerprint === fingerprintOf(watch, control, memory.toMs);
  const base = fits ? memory : freshMemory(watch);
  const frame = frameBesideControl(watch, control, {
    phi: base.startPhi,
    // A bucket that ended exactly at the last look's limit is known already.
    fromMs: base.toMs - watch.bucketMs + 1,
  });
  return { ...absorb(base, frame), toMs, fingerprint: fingerprintOf(watch, control, toMs) };
}

function freshMemory(watch: WatchInput): ControlMemory {
  const startPhi = measurePhi(watch);
  return {
    startPhi,
    calibration: watch.calibration,
    state: startConcurrent(startPhi.value, watch.options),
    likelihood: startRatioLikelihood(),
    judgedTotal: 0,
    judgedBad: 0,
    pairedTotal: 0,
    lastJudgedMs: null,
    lastOtherMs: null,
    firstLookMs: null,
    lastLookMs: null,
    toMs: Number.NEGATIVE_INFINITY,
    fingerprint: null,
  };
}

function absorb(memory: ControlMemory, frame: ConcurrentFrame): ControlMemory {
  const { table } = frame;
  let { state } = memory;
  for (let look = 0; look < table.looks; look += 1) state = advanceConcurrent(state, frame, look);
  const rows = { columns: table.columns, from: 0, to: table.rowStartMs.length };
  return {
    ...memory,
    state,
    likelihood: rows.to === 0 ? memory.likelihood : advanceRatioLikelihood(memory.likelihood, rows),
    judgedTotal: memory.judgedTotal + table.judgedTotal,
    judgedBad: memory.judgedBad + table.judgedBad,
    pairedTotal: memory.pairedTotal + pairedTotal(table),
    lastJudgedMs: table.lastJudgedMs ?? memory.lastJudgedMs,
    lastOtherMs: table.lastOtherMs ?? memory.lastOtherMs,
    firstLookMs: memory.firstLookMs ?? table.lookStartMs[0] ?? null,
    lastLookMs: table.lookStartMs.at(-1) ?? memory.lastLookMs,
  };
}

function pairedTotal({ columns }: PairTable): number {
  let sum = 0;
  columns.newTotal.forEach((total, row) => {
    if ((columns.oldTotal[row] ?? 0) > 0) sum += total;
  });
  return sum;
}
