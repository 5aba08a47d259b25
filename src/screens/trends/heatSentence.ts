import type { HeatStripData, TrendsBody } from '../../engine/answers/trendsBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { valueText } from '../../ui/format/value.ts';
import { versionOf } from './trendsSentence.ts';

/** The strip in words: its highest cell, and how the newest release began. */
export function heatSentence(
  { releases, heat }: Pick<TrendsBody, 'releases' | 'heat'>,
  display: Display,
): string {
  const cells = heat.rows.flatMap(({ releaseId, value }) =>
    value.flatMap((one, column) => (one === null ? [] : [{ releaseId, value: one, column }])),
  );
  const highest = cells.toSorted((a, b) => b.value - a.value)[0];
  if (highest === undefined) return '';
  const newest = cells.findLast(({ releaseId }) => releaseId === heat.rows.at(-1)?.releaseId);
  const text = (cell: typeof highest): string =>
    `${valueText(cell.value, 'ratio', display)} in ${versionOf(releases, cell.releaseId)}, ${stretchText(heat, cell.column, display)}`;
  return [
    `Highest: ${text(highest)}.`,
    newest === undefined || newest === highest ? '' : `Newest: ${text(newest)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** "1 h to 4 h after release" */
function stretchText({ edgesMs }: HeatStripData, column: number, display: Display): string {
  return `${hours(edgesMs[column] ?? 0, display)} to ${hours(edgesMs[column + 1] ?? 0, display)} after release`;
}
