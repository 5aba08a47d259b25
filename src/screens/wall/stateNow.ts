import { freshnessOf } from '../../engine/domain/freshness.ts';
import type { WallHeadline, WallRelease, WallSource } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { timesText } from '../../ui/format/timesText.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import type { VerdictState } from '../../ui/verdict/verdictState.ts';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';

/** The verdict as far as its data allow: withdrawn by this display itself where no answer has come for too long. */
export function stateNow(verdict: WallRelease['verdict'], nowMs: number): VerdictState | null {
  if (verdict === null) return null;
  return freshnessOf(verdict.data, nowMs).state === 'stale' ? 'stale' : verdict.state;
}

/** `silent`: it answered, and is long due: the engine that should say that it fails may be what has stopped. */
export type SourceStateNow = WallSource['state'] | 'silent';

export function sourceStateNow({ state, data }: WallSource, nowMs: number): SourceStateNow {
  return state === 'answering' && freshnessOf(data, nowMs).state !== 'fresh' ? 'silent' : state;
}

/** What moved, in a few words: "failed attempts ×1.9"; null where nothing is proven to move. */
export function headlineWhy({ verdict }: WallHeadline, display: Display): string | null {
  const worst = verdict?.kpis[0];
  if (worst === undefined || worst.verdict.ratio === null) return null;
  if (worst.verdict.state !== 'regressed' && worst.verdict.state !== 'watch') return null;
  return `${worst.counted} ${timesText(worst.verdict.ratio.estimate, display)}`;
}

/** The one sentence under the headline. */
export function headlineReason({ verdict }: WallHeadline, nowMs: number, display: Display): string {
  if (verdict === null) return 'The verdict is awaited.';
  return withdrawn(verdict, nowMs, display)?.reason ?? timesHere(verdict.reason, display);
}
