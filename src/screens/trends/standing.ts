import type { TrendsBody } from '../../engine/answers/trendsBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';

/** Trends as far as their age allows: verdicts on data that are too old by now are taken back, in the pictures too. */
export function standing(body: TrendsBody, nowMs: number, display: Display): TrendsBody {
  const old = new Set<string>();
  const releases = body.releases.map((one) => {
    const withdrawal = withdrawn(one.verdict, nowMs, display);
    if (one.verdict === null || withdrawal === null) return one;
    old.add(one.release.id);
    return { ...one, verdict: { ...one.verdict, ...withdrawal } };
  });
  if (old.size === 0) return body;
  const charts = body.charts.map((chart) => ({
    ...chart,
    points: chart.points.map((point) => (old.has(point.releaseId) ? { ...point, state: null } : point)),
  }));
  return { ...body, releases, charts };
}
