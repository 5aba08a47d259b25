import type { TrendChart, TrendPoint, TrendsBody } from '../../engine/answers/trendsBody.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { sample } from '../../ui/format/sample.ts';
import { valueText } from '../../ui/format/value.ts';
import { changeSentence, versionOf } from './trendsSentence.ts';

/** A chart in words: where it stands, how far it ranged, what stepped, and how sure that is. */
export function chartSentence(
  body: Pick<TrendsBody, 'releases'>,
  chart: TrendChart,
  display: Display,
): string {
  const known = chart.points.filter(({ reading }) => reading.kind === 'known');
  const newest = known.at(-1);
  if (newest === undefined) return '';
  const silent = chart.points.length - known.length;
  return [
    `${versionOf(body.releases, newest.releaseId)}: ${valueOf(chart, newest, display)}${sureness(chart, newest, display)}.`,
    rangeSentence(body, chart, known, display),
    // The chart itself speaks of its steps and its note.
    chart.gradual === null ? '' : changeSentence(body, chart, display),
    chart.examined && chart.gradual === null && chart.steps.length === 0 ? 'No step found.' : '',
    silent === 0 ? '' : `${count(silent, display)} of ${chart.points.length} releases without a value.`,
    // Where no interval can be given, the words say why; how one is made is told by the title's explanation.
    chart.points.every(({ interval }) => interval === null) ? `No interval: ${chart.intervalWords}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function valueOf({ unit }: TrendChart, { reading }: TrendPoint, display: Display): string {
  if (reading.kind === 'unknown') return 'unknown';
  return `${reading.bound === 'at-least' ? 'at least ' : ''}${valueText(reading.value, unit, display)}`;
}

/** " (0.29 % to 0.33 %, n = 41,206 requests)" */
function sureness({ unit }: TrendChart, { reading, interval }: TrendPoint, display: Display): string {
  if (reading.kind === 'unknown') return '';
  const range =
    interval === null
      ? ''
      : `${valueText(interval.low, unit, display)} to ${interval.high === null ? 'no upper limit yet' : valueText(interval.high, unit, display)}, `;
  return ` (${range}${sample(reading.sample, display)})`;
}

function rangeSentence(
  body: Pick<TrendsBody, 'releases'>,
  chart: TrendChart,
  known: readonly TrendPoint[],
  display: Display,
): string {
  const values = known.flatMap(({ releaseId, reading }) =>
    reading.kind === 'known' ? [{ releaseId, value: reading.value }] : [],
  );
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low.value === high.value) return '';
  const text = ({ value, releaseId }: typeof low): string =>
    `${valueText(value, chart.unit, display)} (${versionOf(body.releases, releaseId)})`;
  return `Lowest ${text(low)}, highest ${text(high)}.`;
}
