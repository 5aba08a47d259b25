import type { SinceChartData } from './sinceChart.ts';
import { widthAt } from './sinceLine.ts';

/** Moments at which charts can be read; `at` is where a reader starts: the newest bucket of the judged line. */
export interface ReadStops {
  readonly sinceMs: readonly number[];
  /** Width of each, ms; parallel. */
  readonly widthMs: readonly number[];
  readonly start: number;
}

/**
 * The buckets of the judged line, and after them those of the line that goes on longest: what earlier releases did at
 * hours that are still to come can be read too.
 */
export function readStops(charts: readonly Pick<SinceChartData, 'lines'>[]): ReadStops {
  const lines = charts.flatMap((chart) => chart.lines);
  const judged = longest(lines.filter(({ role }) => role === 'judged')) ?? longest(lines);
  if (judged === undefined) return { sinceMs: [], widthMs: [], start: -1 };
  const known = judged.value.findLastIndex((value) => value !== null);
  const end = judged.sinceMs.at(-1) ?? -Infinity;
  const longer = longest(lines) ?? judged;
  const later = longer.sinceMs.flatMap((sinceMs, index) =>
    sinceMs >= end + judged.bucketMs ? [{ sinceMs, widthMs: widthAt(longer, index) }] : [],
  );
  return {
    sinceMs: [...judged.sinceMs, ...later.map(({ sinceMs }) => sinceMs)],
    widthMs: [
      ...judged.sinceMs.map((_, index) => widthAt(judged, index)),
      ...later.map(({ widthMs }) => widthMs),
    ],
    start: known < 0 ? judged.sinceMs.length - 1 : known,
  };
}

function longest<Line extends { readonly sinceMs: readonly number[] }>(
  lines: readonly Line[],
): Line | undefined {
  return lines.reduce<Line | undefined>(
    (best, line) => ((line.sinceMs.at(-1) ?? -1) > (best?.sinceMs.at(-1) ?? -1) ? line : best),
    lines[0],
  );
}
