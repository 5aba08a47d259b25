import type { WallHeadline, WallRelease } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { timesText } from '../../ui/format/timesText.ts';
import type { VerdictState } from '../../ui/verdict/verdictState.ts';
import { dataAge } from './dataAge.ts';
import { tileAge, type Pace, type TileAge } from './tileAge.ts';

export interface HeadlineState {
  /** null while it is awaited. */
  readonly state: VerdictState | null;
  readonly age: TileAge;
}

/** The verdict as far as its data allow: withdrawn by this display itself where no answer has come for too long. */
export function headlineState(headline: WallHeadline, pace: Pace): HeadlineState {
  const settled = headline.phase?.finished === true;
  const asOf = headline.asOfMs['error-rate'] ?? null;
  const old = tileAge(asOf, pace, settled);
  if (old.state === 'stale' && headline.verdict !== null) return { state: 'stale', age: old };
  return { state: headline.verdict?.state ?? null, age: old };
}

/** The same for any release of the lists: all of them stand on the same traffic. */
export function releaseState(
  row: WallRelease,
  headline: WallHeadline | null,
  pace: Pace,
): VerdictState | null {
  const asOf = headline?.asOfMs['error-rate'] ?? null;
  if (row.verdict !== null && tileAge(asOf, pace, row.finished).state === 'stale') return 'stale';
  return row.verdict?.state ?? null;
}

/** What moved, in a few words: "failed attempts ×1.9"; null where nothing is proven to move. */
export function headlineWhy({ verdict }: WallHeadline, display: Display): string | null {
  const worst = verdict?.kpis[0];
  if (worst === undefined || worst.verdict.ratio === null) return null;
  if (worst.verdict.state !== 'regressed' && worst.verdict.state !== 'watch') return null;
  return `${worst.counted} ${timesText(worst.verdict.ratio.estimate, display)}`;
}

/** The one sentence under the headline. */
export function headlineReason(
  { verdict }: WallHeadline,
  { state, age: old }: HeadlineState,
  display: Display,
): string {
  if (verdict === null) return 'The verdict is awaited.';
  if (state === 'stale' && verdict.state !== 'stale')
    return `No verdict: the data are ${dataAge(old.ageMs, display)}.`;
  return verdict.reason;
}
