import { bucketAt } from '../../ui/charts/sinceLine.ts';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { lowerFirst } from '../../ui/format/lowerFirst.ts';
import { sample } from '../../ui/format/sample.ts';
import { differenceText, valueText } from '../../ui/format/value.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import type { WatchChart } from './watchTypes.ts';

/** What a chart says: the figure so far beside its baseline, the verdict, the likely onset, and where its end stands in the band. */
export function chartSentence(chart: WatchChart, baseline: string | null, display: Display): string {
  const { judged, onsetSinceMs, noBand, lines } = chart;
  const drawn = lines.some(({ value }) => value.some((one) => one !== null));
  return [
    figurePart(chart, baseline, display),
    judged === null ? '' : timesHere(judged.reason, display),
    onsetSinceMs === null ? '' : `Likely onset at ${sinceRelease(onsetSinceMs, display)}.`,
    bandPart(chart),
    noBand === null || !drawn ? '' : `No band of earlier releases: ${lowerFirst(ended(noBand))}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function figurePart({ figure: { reading, change } }: WatchChart, baseline: string | null, display: Display) {
  if (reading.kind === 'unknown') return '';
  const value = valueText(reading.value, reading.unit, display);
  const against =
    change.kind === 'known'
      ? `, ${differenceText(change.difference, reading.unit, display)} against ${baseline ?? 'the baseline'}`
      : '';
  return `So far ${value} (${sample(reading.sample, display)})${against}.`;
}

/** Where the newest point lies; half of a band's points lie near its edge, so this is no verdict. */
function bandPart({ lines: [line], band }: WatchChart): string {
  if (line === undefined || band === null) return '';
  const last = line.value.findLastIndex((value) => value !== null);
  const value = line.value[last] ?? null;
  const at = bucketAt(band.sinceMs, line.sinceMs[last] ?? -1);
  const low = band.low[at] ?? null;
  const high = band.high[at] ?? null;
  if (value === null || low === null || high === null) return '';
  const where = value > high ? 'above' : value < low ? 'below' : 'inside';
  return `The newest point is ${where} the band.`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
