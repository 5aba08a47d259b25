import {
  advanceRatioLikelihood,
  ratioInterval,
  startRatioLikelihood,
} from '../statistics/confidenceSequence.ts';
import { rowsOfLook } from './alignPairs.ts';
import { advanceConcurrent, startConcurrent } from './concurrentWatch.ts';
import { historyInterval } from './historyInterval.ts';
import { advanceHistory, startHistory } from './historyWatch.ts';
import { groundOnHistory } from './judgeAgainstHistory.ts';
import { frameBesideControl, type ControlCounts } from './frameBesideControl.ts';
import { measurePhi } from './measurePhi.ts';
import type { HistoryRelease, WatchInput } from './watchInput.ts';
import type { RatioOf, WatchLook } from './watchVerdict.ts';

/**
 * The evidence look by look, for charts: what `judge` passed through on its way. At most about `most` looks are told, evenly
 * spread, the last one and any at which a line was crossed always among them; every look is taken. Empty where nothing could be compared.
 */
export function looksOf(watch: WatchInput, most = 300): readonly WatchLook[] {
  if (watch.control !== null) return looksBesideControl(watch, watch.control, most);
  return watch.history === null ? [] : looksAgainstHistory(watch, watch.history, most);
}

function looksBesideControl(watch: WatchInput, control: ControlCounts, most: number): WatchLook[] {
  const { alpha } = watch.options;
  const phi = measurePhi(watch);
  const frame = frameBesideControl(watch, control, { phi, fromMs: Number.NEGATIVE_INFINITY });
  const { table } = frame;
  const told = tellEvery(table.looks, most);
  const looks: WatchLook[] = [];
  let state = startConcurrent(phi.value, watch.options);
  let likelihood = startRatioLikelihood();
  let from = 0;
  while (state.looks < table.looks) {
    const before = state.progress;
    state = advanceConcurrent(state, frame, state.looks);
    const { progress, looks: taken } = state;
    if (!told(taken) && !crossed(before, progress)) continue;
    const { to } = rowsOfLook(table, taken - 1);
    likelihood = advanceRatioLikelihood(likelihood, { columns: table.columns, from, to });
    from = to;
    const ratio = ratioInterval(likelihood, { alpha, phi: state.harm.phi });
    looks.push(lookAt(endOf(table.lookStartMs, taken, watch.bucketMs), progress, ratio));
  }
  return looks;
}

function looksAgainstHistory(
  watch: WatchInput,
  history: readonly HistoryRelease[],
  most: number,
): WatchLook[] {
  const { frame, lack } = groundOnHistory(watch, history, true);
  if (lack !== null) return [];
  const { table, spread } = frame;
  const told = tellEvery(table.looks, most);
  const looks: WatchLook[] = [];
  let state = startHistory();
  while (state.looks < table.looks) {
    const before = state.progress;
    state = advanceHistory(state, frame);
    const { progress, looks: taken, observed, expected } = state;
    if (!told(taken) && !crossed(before, progress)) continue;
    const { shapes, phi } = spread;
    const ratio = historyInterval({ observed, expected, phi: phi.value, shapes, alpha: watch.options.alpha });
    looks.push(lookAt(endOf(table.lookStartMs, taken, watch.bucketMs), progress, ratio));
  }
  return looks;
}

function tellEvery(looks: number, most: number): (taken: number) => boolean {
  const step = Math.max(1, Math.ceil(looks / Math.max(1, most)));
  return (taken) => taken % step === 0 || taken === looks;
}

interface Latches {
  readonly regressedAtMs: number | null;
  readonly heldAtMs: number | null;
}

function crossed(before: Latches, after: Latches): boolean {
  return before.regressedAtMs !== after.regressedAtMs || before.heldAtMs !== after.heldAtMs;
}

function endOf(lookStartMs: Float64Array, taken: number, bucketMs: number): number {
  return (lookStartMs[taken - 1] ?? 0) + bucketMs;
}

function lookAt(
  atMs: number,
  { logE, logNoWorse }: { readonly logE: number; readonly logNoWorse: number },
  ratio: RatioOf | null,
): WatchLook {
  return {
    atMs,
    logE,
    logNoWorse,
    estimate: ratio?.estimate ?? null,
    low: ratio?.low ?? null,
    high: ratio?.high ?? null,
  };
}
