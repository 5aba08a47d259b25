import type { TrendChart, TrendPoint } from '../../engine/answers/trendsBody.ts';

/** From so many figures on a caveat is about a source, not about a figure: it is said once for all. */
const COMMON_FROM = 3;

/** What is known against the newest value of several figures: a source that warns, a part that is missing. */
export function commonCaveats(charts: readonly TrendChart[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const chart of charts)
    for (const caveat of new Set(newestCaveats(chart.points)))
      counts.set(caveat, (counts.get(caveat) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= COMMON_FROM).map(([caveat]) => caveat);
}

/** Older values say theirs on their release's own page. */
export function newestCaveats(points: readonly TrendPoint[]): readonly string[] {
  const newest = points.findLast(({ reading }) => reading.kind === 'known')?.reading;
  return newest?.kind === 'known' ? newest.caveats : [];
}
