import type { TrendChart, TrendPoint, TrendsBody } from '../../engine/answers/trendsBody.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { valueText } from '../../ui/format/value.ts';
import { commonCaveats, newestCaveats } from './commonCaveats.ts';
import { changeSentence, versionOf } from './trendsSentence.ts';

const MOST_CAVEATS = 3;

/** A chart in words, beside what it reads out of one release: how far it ranged, what changed, what is missing. */
export function chartSentence(
  body: Pick<TrendsBody, 'releases' | 'charts'>,
  chart: TrendChart,
  display: Display,
): string {
  const known = chart.points.filter(({ reading }) => reading.kind === 'known');
  if (known.length === 0) return '';
  const common = commonCaveats(body.charts);
  const silent = chart.points.length - known.length;
  return [
    rangeSentence(body, chart, known, display),
    // The chart itself speaks of its steps and its note.
    chart.gradual === null ? '' : changeSentence(body, chart, display),
    chart.examined && chart.gradual === null && chart.steps.length === 0 ? 'No step found.' : '',
    silent === 0 ? '' : `${count(silent, display)} of ${chart.points.length} releases without a value.`,
    ...newestCaveats(known)
      .filter((caveat) => !common.includes(caveat))
      .slice(0, MOST_CAVEATS),
    known.every(({ interval }) => interval === null) ? noInterval(chart, known) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Why there is none; how one is made is told in the glossary. */
function noInterval({ intervalWords }: TrendChart, known: readonly TrendPoint[]): string {
  const readings = known.flatMap(({ reading }) => (reading.kind === 'known' ? [reading] : []));
  if (readings.every(({ bound }) => bound === 'at-least')) return 'No interval: only lower limits are known.';
  if (readings.every(({ singles = [] }) => singles.length > 0))
    return 'Too few for an interval: each one is named instead.';
  return `No interval: ${intervalWords}.`;
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
  if (low === undefined || high === undefined) return '';
  if (low.value === high.value) return `${valueText(low.value, chart.unit, display)} wherever it is known.`;
  const text = ({ value, releaseId }: typeof low): string =>
    `${valueText(value, chart.unit, display)} (${versionOf(body.releases, releaseId)})`;
  return `Lowest ${text(low)}, highest ${text(high)}.`;
}
