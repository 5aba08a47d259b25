import { HOUR_MS } from '../domain/time.ts';
import { NO_WORSE_EFFECTS } from '../statistics/eProcessEffects.ts';
import { levelEvidence, provableRatio } from '../statistics/historyEvidence.ts';
import { expectedTable } from './expectedTable.ts';
import { historyBaseline, type HistoryBaseline } from './historyBaseline.ts';
import { historyInterval } from './historyInterval.ts';
import {
  advanceHistory,
  harmlessRatio,
  settleHistory,
  startHistory,
  type HistoryFrame,
  type HistoryWatch,
} from './historyWatch.ts';
import { likelyOnsetOfHistory } from './likelyOnset.ts';
import {
  countText,
  endedReason,
  holdingReason,
  regressedReason,
  tooEarlyReason,
  unprovableReason,
  watchReason,
} from './reason.ts';
import { releaseSpread, type ReleaseSpread } from './releaseSpread.ts';
import { settleState, type Settled } from './settleState.ts';
import { decidedAt, hoursLeft, notesOf } from './verdictParts.ts';
import { FAILURES, type HistoryRelease, type WatchInput } from './watchInput.ts';
import type { HoursRange, RatioOf, WatchVerdict } from './watchVerdict.ts';

/** Failures that a whole watch must lead to expect; below, figures are told and nothing is judged. */
const LEAST_EXPECTED = 20;

export interface HistoryGround {
  readonly frame: HistoryFrame;
  readonly leftOutReleases: number;
  /** What is missing for any judgement; null = nothing. */
  readonly lack: string | null;
}

export function groundOnHistory(
  watch: WatchInput,
  history: readonly HistoryRelease[],
  exact: boolean,
): HistoryGround {
  const usable = history.filter(({ regressed }) => !regressed);
  const baseline = historyBaseline(watch, usable);
  const spread = releaseSpread(baseline, watch.options.phi);
  const frame: HistoryFrame = {
    table: expectedTable(watch, baseline),
    spread,
    startedAtMs: watch.judged.startedAtMs,
    bucketMs: watch.bucketMs,
    options: watch.options,
    exact,
  };
  const leftOutReleases = history.length - usable.length;
  return { frame, leftOutReleases, lack: lackOf({ watch, baseline, spread, leftOutReleases }) };
}

interface LackFacts {
  readonly watch: WatchInput;
  readonly baseline: HistoryBaseline;
  readonly spread: ReleaseSpread;
  readonly leftOutReleases: number;
}

function lackOf({ watch, baseline, spread, leftOutReleases }: LackFacts): string | null {
  const { windows, badPerWindow } = baseline;
  if (windows.length === 0)
    return leftOutReleases === 0
      ? 'Cannot compare: there is no earlier release with data.'
      : `Cannot compare: ${leftOutReleases === 1 ? 'the only earlier release' : 'every earlier release'} regressed.`;
  if (badPerWindow < LEAST_EXPECTED) {
    const had = countText(Math.round(badPerWindow), watch.kpi.words ?? FAILURES);
    return `Cannot compare: earlier releases had about ${had} per watch, ${LEAST_EXPECTED} needed.`;
  }
  if (spread.few && spread.phi.source === 'assumed' && watch.options.phi === null)
    return 'Cannot compare: so few earlier releases served too briefly to tell how their errors scatter.';
  return null;
}

/** What stands against judging by earlier releases at all, in one sentence; null = nothing. */
export function lackOfHistory(watch: WatchInput, history: readonly HistoryRelease[]): string | null {
  return groundOnHistory(watch, history, false).lack;
}

/** The verdict against the same phase of previous releases. */
export function judgeAgainstHistory(watch: WatchInput, history: readonly HistoryRelease[]): WatchVerdict {
  const { frame, leftOutReleases, lack } = groundOnHistory(watch, history, false);
  const { table, spread } = frame;
  const { alpha } = watch.options;
  let state = startHistory();
  if (lack === null) {
    while (state.looks < table.looks) state = advanceHistory(state, frame);
    state = settleHistory(state, frame);
  }
  const { progress, observed, expected } = state;
  const { shapes, phi } = spread;
  const ratio = lack === null ? historyInterval({ observed, expected, phi: phi.value, shapes, alpha }) : null;
  const settled = settleState({
    watch,
    progress,
    looks: table.looks,
    judgedLastMs: table.lastJudgedMs,
    judgedTotal: table.judgedTotal,
  });
  const stuck = settled.state === 'too-early' && settled.reason === null && lack !== null;
  const final: Settled = stuck
    ? { ...settled, state: 'cannot-judge', reason: lack }
    : { ...settled, reason: settled.reason ?? (settled.state === 'cannot-judge' ? lack : null) };
  const notable = final.state === 'regressed' || final.state === 'watch';
  const onsetAtMs = notable ? likelyOnsetOfHistory(frame, table.looks) : null;
  const smallest =
    lack === null ? harmlessRatio(watch.options) * provableRatio(spread.shape, alpha, 'up') : null;
  const judgeableIn = final.state === 'too-early' ? timeToHold(state, frame) : null;
  const share = table.judgedTotal === 0 ? 0 : table.strangerTotal / table.judgedTotal;
  const lastLookMs = table.lookStartMs.at(-1);
  return {
    id: watch.id,
    state: final.state,
    reason:
      final.reason ?? speak({ settled: final, watch, ratio, onsetAtMs, frame, state, judgeableIn, smallest }),
    decidedAtMs: decidedAt(final, progress),
    ratio,
    logE: progress.logE,
    maxLogE: progress.maxLogE,
    phi,
    baseline: 'history',
    smallestProvableRatio: smallest,
    judgeableIn,
    judgedToMs: lastLookMs === undefined ? null : lastLookMs + watch.bucketMs,
    onsetAtMs,
    logNoWorse: progress.logNoWorse,
    leftOutShare: share,
    notes: [
      ...notesOf(phi, share),
      ...(smallest === null ? [] : [unprovableReason(smallest, spread)]),
      ...(leftOutReleases === 0
        ? []
        : [
            leftOutReleases === 1
              ? '1 earlier release was left out: it regressed.'
              : `${leftOutReleases} earlier releases were left out: they regressed.`,
          ]),
    ],
  };
}

/** Hours until a release without change would be told "no worse"; null where history can never tell it. */
function timeToHold(state: HistoryWatch, frame: HistoryFrame): HoursRange | null {
  const { spread, options, table, bucketMs } = frame;
  const phi = spread.phi.value;
  const firstMs = table.lookStartMs[0];
  const lastMs = table.lookStartMs.at(-1);
  if (firstMs === undefined || lastMs === undefined || !(state.expected > 0)) return null;
  const needed = -Math.log(options.alpha);
  const evidenceAt = (expected: number) =>
    levelEvidence(expected / phi, (expected * (1 + options.okMargin)) / phi, {
      shapes: spread.shapes,
      effects: NO_WORSE_EFFECTS,
    });
  const perHour = (state.expected * HOUR_MS) / (lastMs - firstMs + bucketMs);
  let low = state.expected;
  let high = state.expected + 1000 * perHour;
  if (evidenceAt(high) < needed) return null;
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (evidenceAt(middle) < needed) low = middle;
    else high = middle;
  }
  const hours = Math.max((high - state.expected) / perHour, bucketMs / HOUR_MS);
  return { lowHours: hours * 0.6, highHours: hours * 1.8 };
}

interface SpeakFacts {
  readonly settled: Settled;
  readonly watch: WatchInput;
  readonly ratio: RatioOf | null;
  readonly onsetAtMs: number | null;
  readonly frame: HistoryFrame;
  readonly state: HistoryWatch;
  readonly judgeableIn: HoursRange | null;
  readonly smallest: number | null;
}

function speak(facts: SpeakFacts): string {
  const { settled, watch, ratio, onsetAtMs, frame, state, judgeableIn, smallest } = facts;
  const { releases } = frame.spread;
  const words = watch.kpi.words ?? FAILURES;
  const last = releases === 1 ? 'the release before' : `the last ${releases} releases`;
  const against = { name: `${last} at these hours`, words };
  if (settled.state === 'regressed')
    return regressedReason(ratio, against, onsetAtMs === watch.judged.startedAtMs ? null : onsetAtMs);
  if (settled.state === 'holding') return holdingReason(ratio, against, watch.options.okMargin);
  if (settled.state === 'watch') return watchReason(ratio, against);
  if (settled.ended) return endedReason(ratio, words, watch.options.horizonHours);
  if (judgeableIn === null && state.expected >= LEAST_EXPECTED && smallest !== null)
    return `No rise proven. ${unprovableReason(smallest, frame.spread)}`;
  const perHour = judgeableIn === null ? null : state.expected / Math.max(state.looks, 1);
  const looksLeft =
    judgeableIn === null
      ? 0
      : ((judgeableIn.lowHours + judgeableIn.highHours) / 2) * (HOUR_MS / watch.bucketMs);
  return tooEarlyReason({
    words,
    judgedBad: state.observed,
    judgedTotal: frame.table.judgedTotal,
    failuresNeeded: perHour === null ? null : Math.max(1, Math.round(perHour * looksLeft)),
    range: judgeableIn,
    hoursLeft: hoursLeft(watch),
  });
}
