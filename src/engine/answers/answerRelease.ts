import type { Release } from '../domain/release.ts';
import type { Defect, Incident } from '../domain/ticket.ts';
import { nextRelease, previousRelease } from '../domain/releaseServing.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { KPI_DEFINITIONS } from '../metrics/definitions.ts';
import { restoreMs } from '../metrics/timeToRestore.ts';
import { budgetsOf } from './budgets.ts';
import { errorGroupRow } from './errorGroupRow.ts';
import type { Facts } from './facts.ts';
import { figuresOf, withoutInputs, type FigureMaker } from './figures.ts';
import type { Phase, SinceLine } from './figure.ts';
import { isFine, phaseOf } from './phase.ts';
import { ratioLine } from './ratioLine.ts';
import type { DefectRow, IncidentRow, JourneyFigures, ReleaseBody } from './releaseBody.ts';
import { evidenceOf } from './evidenceOf.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import { nearestReleases } from './nearestReleases.ts';
import { releaseRef } from './releaseRef.ts';
import { reopenings } from '../domain/ticketRules.ts';
import { shippedOf } from './shipped.ts';
import { surfaceOf } from './surface.ts';

export function answerRelease(facts: Facts, releaseId: string): ReleaseBody {
  const release = facts.release(releaseId);
  if (release === null) return { found: false, nearest: nearestReleases(facts, releaseId) };
  const phase = phaseOf(facts, release);
  const maker = figuresOf(facts, release, phase);
  const judged = judgeRelease(facts, release);
  const previous = previousRelease(facts.releases, release);
  const next = nextRelease(facts.releases, release);
  return {
    found: true,
    release: releaseRef(facts, release),
    phase,
    verdict: judged?.verdict ?? null,
    evidence: judged === null ? [] : evidenceOf(judged),
    exclusions: (facts.view.people?.exclusions ?? []).filter((one) => one.releaseId === release.id),
    spellings: release.spellings,
    deployments: release.deployments,
    previous: previous === null ? null : releaseRef(facts, previous),
    next: next === null ? null : releaseRef(facts, next),
    baselines: facts.releases
      .filter(
        ({ service, id, startedAtMs }) =>
          service === release.service && id !== release.id && startedAtMs !== null,
      )
      .toReversed()
      .map((other) => releaseRef(facts, other)),
    figures: KPI_DEFINITIONS.map(({ id }) => withoutInputs(maker.figure(id))),
    journeys: journeys(facts, release, maker),
    errorRate: lines(facts, release, phase, 'requests'),
    success: lines(facts, release, phase, 'transactions'),
    errorGroups: (maker.errorGroups?.changes ?? []).map(errorGroupRow),
    incidents: incidentRows(facts, release),
    defects: defectRows(facts, release),
    shipped: shippedOf(facts, release),
    budgets: budgetsOf(facts, release),
    surface: surfaceOf(facts, release),
    postReleaseMs: facts.settings.releases.postReleaseMs,
  };
}

function journeys(facts: Facts, release: Release, maker: FigureMaker): JourneyFigures[] {
  return facts.settings.journeys
    .filter(({ service }) => service === release.service)
    .toSorted((a, b) => Number(b.critical) - Number(a.critical))
    .map(({ id, label, critical }) => ({
      id,
      label,
      critical,
      success: withoutInputs(maker.figure('transaction-success', id)),
      checks: withoutInputs(maker.figure('synthetic-success', id)),
    }));
}

/** 5-minute points in the first hours, then whole hours: more would be noise on a 72 h scale. */
function lines(
  facts: Facts,
  release: Release,
  phase: Phase | null,
  entity: 'requests' | 'transactions',
): SinceLine[] {
  if (phase === null) return [];
  const fine = isFine(phase.lengthMs);
  const stepMs = fine ? 5 * MINUTE_MS : HOUR_MS;
  const share = entity === 'requests' ? 'bad' : 'good';
  const judged = ratioLine({
    release: releaseRef(facts, release),
    role: 'judged',
    share,
    series: facts.traffic(entity).ofRelease(release.id),
    window: phase.window,
    stepMs,
  });
  const { baseline } = phase;
  if (baseline === null) return [judged];
  const { startMs, endMs } = baseline.window;
  const traffic = fine ? facts.traffic(entity, 'fine', startMs, endMs) : facts.traffic(entity);
  const series = traffic.ofRelease(baseline.release.id);
  return [
    judged,
    ratioLine({
      release: baseline.release,
      role: 'baseline',
      share,
      series,
      window: baseline.window,
      stepMs,
    }),
  ];
}

function incidentRows(facts: Facts, release: Release): IncidentRow[] {
  return (facts.incidents.byRelease.get(release.id) ?? []).map(({ ticket, attribution }) => ({
    incident: ticket,
    attribution,
    open: ticket.restoredAtMs === null,
    restoreMs:
      ticket.restoredAtMs === null && !ticket.durationUnknown
        ? Math.max(0, facts.nowMs - ticket.startedAtMs)
        : restoreMs(ticket, facts.nowMs),
    reopened: reopenCount(ticket),
  }));
}

function defectRows(facts: Facts, release: Release): DefectRow[] {
  return (facts.defects.byRelease.get(release.id) ?? []).map(({ ticket, attribution }) => ({
    defect: ticket,
    attribution,
    escaped: ticket.foundIn === 'production',
    reopened: reopenCount(ticket),
  }));
}

/** Null where the history is not wholly known: then it is unknown, not zero. */
function reopenCount({ changes, historyComplete }: Incident | Defect): number | null {
  return historyComplete ? reopenings(changes).length : null;
}
