import { HOUR_MS } from '../domain/time.ts';
import {
  advanceRatioLikelihood,
  ratioInterval,
  startRatioLikelihood,
  type RatioLikelihood,
} from '../statistics/confidenceSequence.ts';
import { alignPairs, type PairTable } from './alignPairs.ts';
import { advanceConcurrent, startConcurrent, type ConcurrentFrame } from './concurrentWatch.ts';
import { forecast, gainPerFailure, type Forecast } from './forecast.ts';
import { likelyOnsetOfPair } from './likelyOnset.ts';
import { measurePhi } from './measurePhi.ts';
import type { Progress } from './progress.ts';
import {
  endedReason,
  holdingReason,
  percent,
  regressedReason,
  tooEarlyReason,
  watchReason,
} from './reason.ts';
import { settleState, type Settled } from './settleState.ts';
import { judgedSpan, type ReleaseCounts, type WatchInput } from './watchInput.ts';
import type { PhiOf, RatioOf, WatchVerdict } from './watchVerdict.ts';

export type ControlCounts = Pick<ReleaseCounts, 'release' | 'buckets'>;

export function frameBesideControl(watch: WatchInput, control: ControlCounts, phi: PhiOf): ConcurrentFrame {
  const { judged, bucketMs, options } = watch;
  const table = alignPairs({
    judged: judged.buckets,
    other: control.buckets,
    bucketMs,
    span: judgedSpan(watch),
    excluded: options.excluded,
  });
  const learns = phi.source === 'assumed' && options.phi === null;
  return { table, startedAtMs: judged.startedAtMs, bucketMs, options, learns };
}

/** The verdict against a version that serves at the same time. */
export function judgeBesideControl(watch: WatchInput, control: ControlCounts): WatchVerdict {
  const { id, options } = watch;
  const startPhi = measurePhi(watch);
  const frame = frameBesideControl(watch, control, startPhi);
  const { table } = frame;
  let state = startConcurrent(startPhi.value, options);
  while (state.looks < table.looks) state = advanceConcurrent(state, frame);
  const { progress } = state;
  const phi: PhiOf = { ...startPhi, value: state.harm.phi };
  const likelihood = advanceRatioLikelihood(startRatioLikelihood(), {
    columns: table.columns,
    from: 0,
    to: table.rowStartMs.length,
  });
  const ratio = ratioInterval(likelihood, { alpha: options.alpha, phi: phi.value });
  const settled = settleState({
    watch,
    progress,
    looks: table.looks,
    judgedLastMs: table.lastJudgedMs,
    judgedTotal: table.judgedTotal,
    otherLastMs: table.lastOtherMs,
    otherName: control.release,
  });
  const notable = settled.state === 'regressed' || settled.state === 'watch';
  const onsetAtMs = notable ? likelyOnsetOfPair(frame, table.looks, phi.value) : null;
  const outlook =
    settled.state === 'too-early' ? outlookOf({ table, likelihood, progress, ratio, phi, watch }) : null;
  return {
    id,
    state: settled.state,
    reason: settled.reason ?? speak({ settled, watch, control, ratio, onsetAtMs, table, outlook }),
    decidedAtMs: decidedAt(settled, progress),
    ratio,
    logE: progress.logE,
    maxLogE: progress.maxLogE,
    phi,
    baseline: 'control',
    smallestProvableRatio: null,
    judgeableIn: outlook?.range ?? null,
    judgedToMs: judgedTo(table.lookStartMs, watch.bucketMs),
    onsetAtMs,
    logNoWorse: progress.logNoWorse,
    leftOutShare: leftOutShare(table),
    notes: notesOf(phi, leftOutShare(table)),
  };
}

export function decidedAt({ state }: Settled, progress: Progress): number | null {
  if (state === 'regressed') return progress.regressedAtMs;
  return state === 'holding' ? progress.heldAtMs : null;
}

export function judgedTo(lookStartMs: Float64Array, bucketMs: number): number | null {
  const last = lookStartMs.at(-1);
  return last === undefined ? null : last + bucketMs;
}

export function leftOutShare(table: {
  readonly judgedTotal: number;
  readonly strangerTotal: number;
}): number {
  return table.judgedTotal === 0 ? 0 : table.strangerTotal / table.judgedTotal;
}

export function notesOf(phi: PhiOf, leftOut: number): readonly string[] {
  return [
    ...(phi.source === 'assumed'
      ? [
          `Spread assumed (${Number(phi.value.toPrecision(2))} times that of independent errors), not measured.`,
        ]
      : []),
    ...(leftOut > 0
      ? [`${percent(leftOut)} % of the traffic is in groups that the baseline does not have: left out.`]
      : []),
  ];
}

interface OutlookFacts {
  readonly table: PairTable;
  readonly likelihood: RatioLikelihood;
  readonly progress: Progress;
  readonly ratio: RatioOf | null;
  readonly phi: PhiOf;
  readonly watch: WatchInput;
}

/** Towards "regressed" where the release looks worse than the margin, else towards "no worse". */
function outlookOf({ table, likelihood, progress, ratio, phi, watch }: OutlookFacts): Forecast | null {
  const failures = likelihood.newBad + likelihood.oldBad;
  const firstMs = table.lookStartMs[0];
  const lastMs = table.lookStartMs.at(-1);
  if (failures === 0 || firstMs === undefined || lastMs === undefined || ratio === null) return null;
  const { alpha, tolerance, okMargin } = watch.options;
  const share = Math.min(Math.max(likelihood.newExpected / failures, 1e-6), 1 - 1e-6);
  const isWorse = ratio.estimate > 1 + Math.max(okMargin, tolerance);
  const gain = isWorse
    ? gainPerFailure(share, Math.min(ratio.estimate, 10), 1 + tolerance)
    : gainPerFailure(share, 1, 1 + okMargin);
  const reached = isWorse ? progress.logE : progress.logNoWorse;
  return forecast({
    missing: Math.max(0.3, -Math.log(alpha) + 0.7 - reached),
    gainPerFailure: gain / phi.value,
    failuresPerHour: (failures * HOUR_MS) / (lastMs - firstMs + watch.bucketMs),
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
  readonly table: PairTable;
  readonly outlook: Forecast | null;
}

function speak({ settled, watch, control, ratio, onsetAtMs, table, outlook }: SpeakFacts): string {
  const against = { name: control.release };
  if (settled.state === 'regressed') return regressedReason(ratio, against, onsetAtMs);
  if (settled.state === 'holding') return holdingReason(ratio, against, watch.options.okMargin);
  if (settled.state === 'watch') return watchReason(ratio, against);
  if (settled.ended) return endedReason(ratio);
  return tooEarlyReason({
    judgedBad: table.judgedBad,
    judgedTotal: table.judgedTotal,
    failuresNeeded: outlook?.failuresNeeded ?? null,
    range: outlook?.range ?? null,
    hoursLeft: hoursLeft(watch),
  });
}

export function hoursLeft(watch: WatchInput): number {
  return watch.options.horizonHours - (watch.nowMs - watch.judged.startedAtMs) / HOUR_MS;
}
