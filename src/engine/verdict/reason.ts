import type { BadWords } from './watchInput.ts';
import type { HoursRange, RatioOf } from './watchVerdict.ts';

/** The sentences of a verdict: plain, short, for a product manager. Times are UTC; screens show their own. */

export interface Against {
  /** "2.3.0", or "the last 6 releases". */
  readonly name: string;
  readonly words: BadWords;
}

/** `onsetAtMs` null: from the start. */
export function regressedReason(ratio: RatioOf | null, against: Against, onsetAtMs: number | null): string {
  const since =
    onsetAtMs === null ? ', most likely from its start' : `, most likely since ${timeText(onsetAtMs)}`;
  if (ratio === null) return `${against.words.does} more often than ${against.name}${since}.`;
  // The rise was proven at some look; a two-sided interval over the whole watch says less, and must not seem to say the opposite.
  const size =
    ratio.low > 1 || ratio.estimate >= 1000
      ? `${ratioText(ratio)} over the whole watch`
      : `${figure(ratio.estimate)} times as often over the whole watch (a rise is proven, its size is not)`;
  return `${against.words.does} more often than ${against.name}: ${size}${since}.`;
}

export function holdingReason(ratio: RatioOf | null, against: Against, okMargin: number): string {
  const between = ratio === null ? '' : `: ${ratioText(ratio)}`;
  return `No worse than +${percent(okMargin)} % against ${against.name}${between}.`;
}

export function watchReason(ratio: RatioOf | null, against: Against): string {
  const figure = ratio === null ? '' : `: ${ratioText(ratio)} so far`;
  return `Signs of more ${against.words.many} than ${against.name}, not yet proof${figure}.`;
}

export interface MissingFacts {
  readonly words: BadWords;
  readonly judgedBad: number;
  readonly judgedTotal: number;
  readonly failuresNeeded: number | null;
  readonly range: HoursRange | null;
  readonly hoursLeft: number;
}

export function tooEarlyReason(facts: MissingFacts): string {
  const { words, judgedBad, judgedTotal, failuresNeeded, range, hoursLeft } = facts;
  const seen = `${countText(judgedBad, words)} in ${judgedTotal.toLocaleString('en')} so far`;
  if (failuresNeeded === null || range === null)
    return `${capital(seen)}: too few to tell, and no forecast is possible yet.`;
  const more = `${capital(seen)}; about ${failuresNeeded.toLocaleString('en')} more ${failuresNeeded === 1 ? 'is' : 'are'} needed`;
  return range.lowHours > hoursLeft
    ? `${more}, which this traffic will not bring before the watch ends (${rangeText(range)}).`
    : `${more}, ${rangeText(range)} at this traffic.`;
}

/** The watch is over; nothing went wrong with it, and nothing was proven. */
export function endedReason(ratio: RatioOf | null, words: BadWords, horizonHours: number): string {
  const over = `${horizonHours} h over without proof either way`;
  if (ratio === null) return `${over}: too few ${words.many} to compare.`;
  if (ratio.high >= 1000)
    return `${over}: at least ${figure(ratio.low)} times as many ${words.many}, with no upper limit.`;
  return `${over}: between ${figure(ratio.low)} and ${figure(ratio.high)} times as many ${words.many}.`;
}

/** `few`: how releases differ is assumed, because so few of them are known. */
export function unprovableReason(
  provable: number,
  {
    releases,
    few,
    deviation,
  }: { readonly releases: number; readonly few: boolean; readonly deviation: number },
): string {
  const rise = `A rise below ×${provable.toFixed(2)} cannot be told from how`;
  const beside = 'a version serving beside it would tell';
  if (!few) return `${rise} the last ${releases} releases differ; ${beside}.`;
  const known = releases === 1 ? 'only 1 earlier release is' : `only ${releases} earlier releases are`;
  return `${rise} releases may differ, taken as ±${percent(deviation)} % because ${known} known; ${beside}.`;
}

export function noDataReason(sinceMs: number, whose: string): string {
  return `No data from ${whose} since ${timeText(sinceMs)}: the evidence is frozen.`;
}

export function ratioText({ estimate, low, high }: RatioOf): string {
  const upper = high >= 1000 ? 'no upper limit yet' : `at most ${figure(high)}`;
  return estimate >= 1000
    ? `none on the other side, at least ${figure(low)} times as often`
    : `${figure(estimate)} times as often (at least ${figure(low)}, ${upper})`;
}

export function rangeText({ lowHours, highHours }: HoursRange): string {
  if (highHours < 1)
    return `${Math.max(1, Math.round(lowHours * 60))} to ${Math.max(2, Math.ceil(highHours * 60))} min`;
  if (highHours < 10) return `${trim(lowHours)} to ${trim(highHours)} h`;
  return `${Math.round(lowHours)} to ${Math.ceil(highHours)} h`;
}

export function timeText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function percent(share: number): string {
  return String(Number((share * 100).toPrecision(2)));
}

export function countText(count: number, { one, many }: BadWords): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function trim(value: number): string {
  return String(Number(value.toPrecision(value < 1 ? 1 : 2)));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
