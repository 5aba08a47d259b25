import { ageingOf } from '../domain/freshness.ts';
import type { Release } from '../domain/release.ts';
import { HOUR_MS } from '../domain/time.ts';
import { missingSources } from './believed.ts';
import { figuresOf, withoutInputs } from './figures.ts';
import type { Facts } from './facts.ts';
import type { Figure, Phase, SinceLine } from './figure.ts';
import type { OverviewBody, OverviewRow } from './overviewBody.ts';
import { isFine, phaseOf } from './phase.ts';
import { ratioLine } from './ratioLine.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import { releaseFailures } from './releaseFailures.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';

const KPIS = [
  'error-rate',
  'transaction-success',
  'crash-free-sessions',
  'latency-p95',
  'adoption',
  'synthetic-success',
  'incidents',
  'time-to-restore',
  'open-defects',
] as const;
const ERROR_GROUP_KPIS = ['new-error-groups', 'regressed-error-groups'] as const;

const SERIES = ['requests', 'transactions', 'latency', 'checks', 'sessions'] as const;

/** Error groups cost requests per release: the table asks for those it shows at first; the detail screen for any. */
const ROWS_WITH_ERROR_GROUPS = 12;

export function answerOverview(facts: Facts): OverviewBody {
  // Asked before the releases are known: otherwise each kind of data would wait for the one before it.
  for (const entity of SERIES) facts.traffic(entity);
  const rows = shownReleases(facts).map((release, index) =>
    overviewRow(facts, release, index < ROWS_WITH_ERROR_GROUPS),
  );
  const incidents = facts.list('incidents');
  const open = incidents.items.filter(({ counts, restoredAtMs }) => counts && restoredAtMs === null).length;
  return {
    rows,
    postReleaseMs: facts.settings.releases.postReleaseMs,
    // None found where a tracker is silent is not none.
    openIncidents:
      open === 0 && missingSources(incidents).length > 0
        ? null
        : { count: open, data: ageingOf(incidents.inputs) },
    unmatched: facts.catalogue.unmatched.length,
    failures: rows.length > 0 ? [] : releaseFailures(facts),
  };
}

function overviewRow(facts: Facts, release: Release, withErrorGroups: boolean): OverviewRow {
  const phase = phaseOf(facts, release);
  const maker = figuresOf(facts, release, phase);
  const kpis = withErrorGroups ? [...KPIS, ...ERROR_GROUP_KPIS] : KPIS;
  const figures: Record<string, Figure> = {};
  for (const kpi of kpis) figures[kpi] = withoutInputs(maker.figure(kpi));
  return {
    release: releaseRef(facts, release),
    phase,
    verdict: judgeRelease(facts, release)?.verdict ?? null,
    figures,
    errorRate: errorRateLine(facts, release, phase),
  };
}

function errorRateLine(facts: Facts, release: Release, phase: Phase | null): SinceLine | null {
  if (phase === null) return null;
  const series = facts.traffic('requests').ofRelease(release.id);
  if (series.length === 0) return null;
  return ratioLine({
    release: releaseRef(facts, release),
    role: 'judged',
    share: 'bad',
    series,
    window: phase.window,
    stepMs: isFine(phase.lengthMs) ? HOUR_MS / 12 : HOUR_MS,
  });
}
