import { isCurrent } from '../domain/releaseServing.ts';
import type { Release } from '../domain/release.ts';
import type { Facts } from './facts.ts';
import { figuresOf } from './figures.ts';
import { phaseOf } from './phase.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';
import type { ReleaseState } from './releaseVerdict.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import type { WallHeadline } from './wallBody.ts';
import type { WatchChart } from './watchBody.ts';
import { watchCharts } from './watchCharts.ts';
import { releasesInWindow } from './watchStrips.ts';

const KPIS = ['error-rate', 'transaction-success', 'crash-free-sessions', 'latency-p95'] as const;
/** A verdict that is withdrawn comes before a good one: not knowing is a reason to look. */
const ALARMING: readonly ReleaseState[] = ['regressed', 'watch', 'stale'];

/** The worst release that serves now; where all are well the newest in its window, else the newest that serves. */
export function headlineRelease(facts: Facts): Release | null {
  const shown = shownReleases(facts);
  const serving = shown.filter((release) => isCurrent(facts.releases, release));
  for (const state of ALARMING) {
    const found = serving.find((release) => judgeRelease(facts, release)?.verdict.state === state);
    if (found !== undefined) return found;
  }
  const watched = releasesInWindow(facts).find((release) => serving.includes(release));
  return watched ?? serving[0] ?? shown[0] ?? null;
}

export function wallHeadline(facts: Facts, release: Release): WallHeadline {
  const phase = phaseOf(facts, release);
  const verdict = judgeRelease(facts, release)?.verdict ?? null;
  const baselineId = phase?.baseline?.release.id ?? null;
  const charts = watchCharts(facts, {
    release,
    maker: figuresOf(facts, release, phase),
    verdict,
    baseline: baselineId === null ? null : facts.release(baselineId),
  });
  return {
    release: releaseRef(facts, release),
    phase,
    verdict,
    charts: KPIS.flatMap((kpi) => mostLost(charts.filter((chart) => chart.kpi === kpi)) ?? []).map(ownLine),
  };
}

/** Beside a journey that fails, one that does well would be a comfortable lie. */
function mostLost(charts: readonly WatchChart[]): WatchChart | undefined {
  const lost = ({ figure: { change } }: WatchChart): number =>
    change.kind === 'known' ? change.difference : Infinity;
  return charts.toSorted((a, b) => lost(a) - lost(b))[0];
}

/** Earlier releases are in the band; their lines would only travel. */
function ownLine(chart: WatchChart): WatchChart {
  return { ...chart, lines: chart.lines.slice(0, 1) };
}
