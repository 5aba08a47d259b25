import { freshnessOf } from '../../engine/domain/freshness.ts';
import { age } from '../../ui/format/age.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, hours } from '../../ui/format/duration.ts';
import type { Compared, CompareRow, Ratio } from './compareTypes.ts';
import { ratioText } from '../../ui/charts/ratioText.ts';

const HOUR_MS = 3_600_000;

type Told = Pick<Compared, 'a' | 'b' | 'figures' | 'journeys' | 'strata'>;

/**
 * The answer in one or two sentences: failures over everything, then the part that stands out most. Where the mix of
 * traffic matters, it is the standardised ratio that speaks: the raw one mixes who came with how it went.
 */
export function compareSentences(body: Told, display: Display): string[] {
  const whole = leading(body.figures);
  const part = outstanding([...body.journeys, ...body.strata], whole);
  return [
    wholeSentence(body, whole, display),
    ...(part === null ? [] : [partSentence(part, whole, display)]),
  ];
}

/** The same as far as the age of its data allows: nothing is claimed of what is too old by now. */
export function compareSentencesNow(body: Told, nowMs: number, display: Display): string[] {
  const whole = leading(body.figures);
  const inputs = whole === null ? [] : [...whole.a.inputs, ...whole.b.inputs];
  const now = freshnessOf(inputs, nowMs);
  return now.state === 'stale'
    ? [
        `No comparison of ${body.b.version} with ${body.a.version} now: the data are ${age(now.ageMs, display)} old.`,
      ]
    : compareSentences(body, display);
}

/** Failed requests where they are known, else failed attempts. */
function leading(figures: readonly CompareRow[]): CompareRow | null {
  const [requests, attempts] = ['error-rate', 'transaction-success'].map((id) =>
    figures.find((row) => row.id === id),
  );
  return [requests, attempts].find((row) => row !== undefined && row.ratio !== null) ?? requests ?? null;
}

function wholeSentence({ a, b }: Told, row: CompareRow | null, display: Display): string {
  if (row === null) return `${b.version} and ${a.version} cannot be compared by their failures.`;
  const ratio = likeForLike(row);
  if (ratio === null) {
    return `Whether ${b.version} fails more often than ${a.version} cannot be said yet. ${reasonOf(row)}`.trim();
  }
  const text = ratioText(ratio, display);
  const same = row.standardised === null ? '' : ' at the same mix of traffic';
  if (ratio.reads === 'more') return `${b.version} fails more often than ${a.version}${same}: ${text}.`;
  if (ratio.reads === 'less') return `${b.version} fails less often than ${a.version}${same}: ${text}.`;
  return `${b.version} fails ${text} as often as ${a.version}${same}: chance alone could do that.`;
}

/** A failed source's own words stand below, where there is room for what to do about it. */
function reasonOf({ a, b, noRatio }: CompareRow): string {
  const failed = [a, b].some((one) => one.kind === 'unknown' && one.reason === 'source-failed');
  return failed ? 'A source failed.' : (noRatio ?? '');
}

function likeForLike({ ratio, standardised }: CompareRow): Ratio | null {
  return standardised?.ratio ?? ratio;
}

/** Of the parts that are beyond chance the one that is worst for sure; none where the whole says as much. */
function outstanding(rows: readonly CompareRow[], whole: CompareRow | null): CompareRow | null {
  const surely = (row: CompareRow): number => {
    const ratio = likeForLike(row);
    return ratio?.reads === 'more' ? (ratio.low ?? 0) : 0;
  };
  const [worst] = rows.toSorted((x, y) => surely(y) - surely(x));
  if (worst === undefined || surely(worst) === 0) return null;
  const overall = whole === null ? null : likeForLike(whole);
  return (likeForLike(worst)?.value ?? 0) > (overall?.value ?? 0) ? worst : null;
}

function partSentence(part: CompareRow, whole: CompareRow | null, display: Display): string {
  const ratio = likeForLike(part);
  if (ratio === null) return '';
  const worse = whole !== null && likeForLike(whole)?.reads === 'more';
  return `${worse ? `Worst in ${part.label}` : `${part.label} stands out`}: ${ratioText(ratio, display)}.`;
}

/** Which stretch of both lives is compared, and why no more of it. */
export function stretchSentence({ lengthMs, endedBy }: Compared, display: Display): string {
  const length = lengthMs < 2 * HOUR_MS ? duration(lengthMs, display) : hours(lengthMs, display);
  const first = `The first ${length} of each`;
  switch (endedBy.kind) {
    case 'window':
      return `${first}: the whole post-release window.`;
    case 'age':
      return `${first}: ${endedBy.version} is no older.`;
    case 'stopped':
      return `${first}: ${endedBy.version} served no longer.`;
  }
}
