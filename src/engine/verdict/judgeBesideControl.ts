import { HOUR_MS } from '../domain/time.ts';
import { ratioInterval } from '../statistics/confidenceSequence.ts';
import { rememberControl, type ControlMemory } from './controlMemory.ts';
import { forecast, gainPerFailure, type Forecast } from './forecast.ts';
import { frameBesideControl, type ControlCounts } from './frameBesideControl.ts';
import { likelyOnsetOfPair } from './likelyOnset.ts';
import { endedReason, holdingReason, regressedReason, tooEarlyReason, watchReason } from './reason.ts';
import { settleState, type Settled } from './settleState.ts';
import { decidedAt, hoursLeft, notesOf } from './verdictParts.ts';
import { FAILURES, type WatchInput } from './watchInput.ts';
import type { PhiOf, RatioOf, WatchVerdict } from './watchVerdict.ts';

/** The verdict against a version that serves at the same time, and what the next look may build on. */
export function judgeBesideControl(
  watch: WatchInput,
  control: ControlCounts,
  before: ControlMemory | null,
): { readonly verdict: WatchVerdict; readonly memory: ControlMemory } {
  const memory = rememberControl(watch, control, before);
  const { state, likelihood } = memory;
  const { progress } = state;
  const phi: PhiOf = { ...memory.startPhi, value: state.harm.phi };
  const ratio = ratioInterval(likelihood, { alpha: watch.options.alpha, phi: phi.value });
  const settled = settleState({
    watch,
    progress,
    looks: state.looks,
    judgedLastMs: memory.lastJudgedMs,
    judgedTotal: memory.judgedTotal,
    otherLastMs: memory.lastOtherMs,
    otherName: control.release,
  });
  const notable = settled.state === 'regressed' || settled.state === 'watch';
  const onsetAtMs = notable ? onsetOf(watch, control, phi) : null;
  const outlook = settled.state === 'too-early' ? outlookOf({ memory, ratio, phi, watch }) : null;
  const leftOutShare =
    memory.judgedTotal === 0 ? 0 : (memory.judgedTotal - memory.pairedTotal) / memory.judgedTotal;
  const verdict: WatchVerdict = {
    id: watch.id,
    state: settled.state,
    reason: settled.reason ?? speak({ settled, watch, control, ratio, onsetAtMs, memory, outlook }),
    decidedAtMs: decidedAt(settled, progress),
    ratio,
    logE: progress.logE,
    maxLogE: progress.maxLogE,
    phi,
    baseline: 'control',
    smallestProvableRatio: null,
    judgeableIn: outlook?.range ?? null,
    judgedToMs: memory.lastLookMs === null ? null : memory.lastLookMs + watch.bucketMs,
    onsetAtMs,
    logNoWorse: progress.logNoWorse,
    leftOutShare,
    notes: notesOf(phi, leftOutShare),
  };
  return { verdict, memory };
}

function onsetOf(watch: WatchInput, control: ControlCounts, phi: PhiOf): number {
  const frame = frameBesideControl(watch, control, { phi, fromMs: Number.NEGATIVE_INFINITY });
  return likelyOnsetOfPair(frame, frame.table.looks, phi.value);
}

interface OutlookFacts {
  readonly memory: ControlMemory;
  readonly ratio: RatioOf | null;
  readonly phi: PhiOf;
  readonly watch: WatchInput;
}

/** Towards "regressed" where the release looks worse than the margin, else towards "no worse". */
function outlookOf({ memory, ratio, phi, watch }: OutlookFacts): Forecast | null {
  const { likelihood, firstLookMs, lastLookMs } = memory;
  const { progress } = memory.state;
  const failures = likelihood.newBad + likelihood.oldBad;
  if (failures === 0 || firstLookMs === null || lastLookMs === null || ratio === null) return null;
  const { alpha, tolerance, okMargin } = watch.options;
  const share = Math.min(Math.max(likelihood.newExpected / failures, 1e-6), 1 - 1e-6);
  // Early ratios are wild: only one that the evidence bears out points towards a regression.
  const isWorse = ratio.estimate > 1 + Math.max(okMargin, tolerance) && progress.logE > Math.LN2;
  const gain = isWorse
    ? gainPerFailure(share, Math.min(ratio.estimate, 10), 1 + tolerance)
    : gainPerFailure(share, 1, 1 + okMargin);
  const reached = isWorse ? progress.logE : progress.logNoWorse;
  return forecast({
    missing: Math.max(0.3, -Math.log(alpha) + 0.7 - reached),
    gainPerFailure: gain / phi.value,
    failuresPerHour: (failures * HOUR_MS) / (lastLookMs - firstLookMs + watch.bucketMs),
    failures,
    judgedShare: share,
  });
}

interface SpeakFacts {
  readonly settled: Settled;
  readonly watch: WatchInput;
  readonly control: ControlCounts;
  readonly ratio: RatioOf | null;
  readonly onsetAtMs: number | null;
  readonly memory: ControlMemory;
  readonly outlook: Forecast | null;
}

function speak({ settled, watch, control, ratio, onsetAtMs, memory, outlook }: SpeakFacts): string {
  const words = watch.kpi.words ?? FAILURES;
  const against = { name: control.release, words };
  if (settled.state === 'regressed')
    return regressedReason(ratio, against, onsetAtMs === watch.judged.startedAtMs ? null : onsetAtMs);
  if (settled.state === 'holding') return holdingReason(ratio, against, watch.options.okMargin);
  if (settled.state === 'watch') return watchReason(ratio, against);
  if (settled.ended) return endedReason(ratio, words, watch.options.horizonHours);
  return tooEarlyReason({
    words,
    judgedBad: memory.judgedBad,
    judgedTotal: memory.judgedTotal,
    failuresNeeded: outlook?.failuresNeeded ?? null,
    range: outlook?.range ?? null,
    hoursLeft: hoursLeft(watch),
  });
}
