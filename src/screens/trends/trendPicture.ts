import type { UnknownReason } from '../../engine/domain/reading.ts';
import type { TrendChart } from '../../engine/answers/trendsBody.ts';
import { READY, type ChartState } from '../../ui/charts/chartState.ts';

const KINDS: Readonly<
  Record<Exclude<UnknownReason, 'awaited'>, Exclude<ChartState['kind'], 'ready' | 'loading'>>
> = {
  'no-data': 'empty',
  'not-configured': 'empty',
  'source-failed': 'partial',
  stale: 'stale',
  'too-little-data': 'too-little',
  'not-comparable': 'not-comparable',
};

/** Whether a chart may be believed: nothing known says why, a failed source in part says where. */
export function trendState({ points }: TrendChart): ChartState {
  const unknown = points.flatMap(({ reading }) => (reading.kind === 'unknown' ? [reading] : []));
  const newest = unknown.at(-1);
  if (newest === undefined) return READY;
  if (unknown.length === points.length) {
    const telling = unknown.findLast(({ reason }) => reason === 'source-failed') ?? newest;
    if (telling.reason === 'awaited') return { kind: 'loading' };
    return { kind: KINDS[telling.reason], sentence: firstSentence(telling.detail) };
  }
  const failed = unknown.findLast(({ reason }) => reason === 'source-failed');
  return failed === undefined ? READY : { kind: 'partial', sentence: firstSentence(failed.detail) };
}

/** What is so. What to do about it stands on the Sources screen, and would be repeated in half of the charts. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** Where nothing is known, why no steps are looked for is beside the point. */
export function trendNote({ note, points }: TrendChart): string | null {
  return points.some(({ reading }) => reading.kind === 'known') ? note : null;
}

/** Shares far from one are shown from zero; only near it would zero hide everything. Times: half is as far as double. */
export function trendAxis({ unit, better, points }: TrendChart): 'from-zero' | 'near-one' | 'log' {
  if (unit === 'duration') return 'log';
  if (unit !== 'ratio' || better !== 'higher') return 'from-zero';
  const lowest = Math.min(...points.map(({ reading }) => (reading.kind === 'known' ? reading.value : 1)));
  return lowest >= 0.9 ? 'near-one' : 'from-zero';
}

/** The unit in words: "% of requests", "% of deployments, last ten". */
export function trendUnit({ unit, along, points }: TrendChart): string {
  const known = points.find(({ reading }) => reading.kind === 'known')?.reading;
  const things = known?.kind === 'known' ? ` of ${known.sample.of}` : '';
  const words = {
    ratio: `%${things}`,
    duration: 'time',
    count: 'per release',
    // The label of such a figure says what it is divided by.
    'per-1000-sessions': 'by release',
    score: 'score, 0 to 1',
  }[unit];
  return along === 'rolling' ? `${words}, last ten` : words;
}
