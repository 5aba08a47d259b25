import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { timesText } from '../../ui/format/timesText.ts';
import type { Compared, CompareRow, Ratio } from './compareTypes.ts';
import { intervalText, ratioText } from './ratioText.ts';

type Told = Pick<Compared, 'a' | 'b' | 'figures' | 'journeys' | 'strata'>;

/** The answer in one or two sentences: failures over everything, then the part that stands out most. */
export function compareSentences(body: Told, display: Display): string[] {
  const whole = leading(body.figures);
  const part = outstanding([...body.journeys, ...body.strata], whole?.ratio ?? null);
  return [
    wholeSentence(body, whole, display),
    ...(part === null ? [] : [partSentence(part, whole, display)]),
  ];
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
  if (row.ratio === null) {
    return `Whether ${b.version} fails more often than ${a.version} cannot be said yet. ${reasonOf(row)}`.trim();
  }
  const { ratio } = row;
  const range = intervalText(ratio, display);
  if (ratio.reads === 'more')
    return `${b.version} fails ${times(ratio, display)} as often as ${a.version} (${range}).`;
  if (ratio.reads === 'less')
    return `${b.version} fails less often than ${a.version}: ${ratioText(ratio, display)}.`;
  return `Between ${b.version} and ${a.version} chance alone could make the difference: ${ratioText(ratio, display)}.`;
}

/** A failed source's own words stand below, where there is room for what to do about it. */
function reasonOf({ a, b, noRatio }: CompareRow): string {
  const failed = [a, b].some((one) => one.kind === 'unknown' && one.reason === 'source-failed');
  return failed ? 'A source failed.' : (noRatio ?? '');
}

/** "2.9 times" for people who read aloud. */
function times(ratio: Ratio, display: Display): string {
  return `${timesText(ratio.value, display).replace('×', '')} times`;
}

/** Of the parts that are beyond chance the one that is worst for sure; none where the whole says as much. */
function outstanding(rows: readonly CompareRow[], whole: Ratio | null): CompareRow | null {
  let worst: CompareRow | null = null;
  for (const row of rows) {
    if (row.ratio?.reads !== 'more') continue;
    if ((row.ratio.low ?? 0) > (worst?.ratio?.low ?? 0)) worst = row;
  }
  return worst !== null && worst.ratio !== null && worst.ratio.value > (whole?.value ?? 0) ? worst : null;
}

function partSentence(part: CompareRow, whole: CompareRow | null, display: Display): string {
  if (part.ratio === null) return '';
  const text = ratioText(part.ratio, display);
  return whole?.ratio?.reads === 'more'
    ? `Worst in ${part.label}: ${text}.`
    : `${part.label} stands out: ${text}.`;
}

/** Which stretch of both lives is compared, and why no more of it. */
export function stretchSentence({ lengthMs, endedBy }: Compared, display: Display): string {
  const first = `The first ${duration(lengthMs, display)} of each`;
  switch (endedBy.kind) {
    case 'window':
      return `${first}: the whole post-release window.`;
    case 'age':
      return `${first}: ${endedBy.version} is no older.`;
    case 'stopped':
      return `${first}: ${endedBy.version} served no longer.`;
  }
}
