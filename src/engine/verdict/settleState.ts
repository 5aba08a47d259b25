import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import type { Progress } from './progress.ts';
import { noDataReason } from './reason.ts';
import { judgedSpan, WATERMARK_MS, type WatchInput } from './watchInput.ts';
import type { VerdictState } from './watchVerdict.ts';

/**
 * "Watch": the evidence stands at half of what proof needs (E ≥ 1/(2α), 10 at 5 %). Taken from the evidence now, not from
 * its maximum, so that a sign which fades is taken back. How often healthy releases show it: docs/verdict-figures.md.
 */
export function watchLine(alpha: number): number {
  return Math.max(Math.log(2), -Math.log(2 * alpha));
}

export interface SettleFacts {
  readonly watch: WatchInput;
  readonly progress: Progress;
  readonly looks: number;
  /** Start of the last bucket with traffic; null = none. `otherLastMs` undefined = there is no other side. */
  readonly judgedLastMs: number | null;
  readonly judgedTotal: number;
  readonly otherLastMs?: number | null;
  readonly otherName?: string;
}

/** The state, and the reason where data and not evidence decide it; `reason` null = the evidence speaks. */
export interface Settled {
  readonly state: VerdictState;
  readonly reason: string | null;
  readonly ended: boolean;
}

/** Nothing is green by default: holding must have been proven, and data must still come in. */
export function settleState(facts: SettleFacts): Settled {
  const { watch, progress } = facts;
  const { startedAtMs, release } = watch.judged;
  const ended = watch.nowMs - WATERMARK_MS >= startedAtMs + watch.options.horizonHours * HOUR_MS;
  const say = (state: VerdictState, reason: string | null = null): Settled => ({ state, reason, ended });
  if (progress.regressedAtMs !== null) return say('regressed');
  if (watch.nowMs < startedAtMs)
    return say('cannot-judge', `The clock is before the start of ${release}: check the clocks.`);
  const silence = judgedSilence(facts);
  if (silence !== null) return say(silence.state, silence.reason);
  if (progress.logE >= watchLine(watch.options.alpha)) return say('watch');
  if (progress.heldAtMs !== null) return say('holding');
  const otherSilence = silenceOfOther(facts);
  if (otherSilence !== null) return say('cannot-judge', otherSilence);
  return ended ? say('cannot-judge') : say('too-early');
}

function judgedSilence(facts: SettleFacts): { state: VerdictState; reason: string } | null {
  const { watch, judgedLastMs } = facts;
  const { startedAtMs, release } = watch.judged;
  const { toMs } = judgedSpan(watch);
  if (judgedLastMs === null) {
    return toMs - startedAtMs < watch.bucketMs + patienceMs(facts)
      ? { state: 'too-early', reason: `No whole bucket of ${release} can be judged yet.` }
      : { state: 'cannot-judge', reason: `No data from ${release} since its start.` };
  }
  const endMs = judgedLastMs + watch.bucketMs;
  return toMs - endMs > patienceMs(facts)
    ? { state: 'cannot-judge', reason: noDataReason(endMs, release) }
    : null;
}

function silenceOfOther(facts: SettleFacts): string | null {
  const { watch, otherLastMs, otherName = 'the other version' } = facts;
  if (otherLastMs === undefined) return null;
  if (otherLastMs === null) {
    return facts.looks === 0 ? `No data from ${otherName} at the same time and in the same groups.` : null;
  }
  const endMs = otherLastMs + watch.bucketMs;
  if (judgedSpan(watch).toMs - endMs > patienceMs(facts)) return noDataReason(endMs, otherName);
  return facts.looks === 0 ? `${otherName} and ${watch.judged.release} share no group of users.` : null;
}

/** Ten minutes, two buckets, or as long as this little traffic may well be silent by chance (once in 20,000). */
function patienceMs({ watch, judgedTotal }: SettleFacts): number {
  const span = judgedSpan(watch);
  const hours = Math.max(0, span.toMs - span.fromMs) / HOUR_MS;
  const quietMs = judgedTotal > 0 ? (10 * hours * HOUR_MS) / judgedTotal : 0;
  return Math.max(10 * MINUTE_MS, 2 * watch.bucketMs, quietMs);
}
