import type { Source } from '../collection/connectSources.ts';
import { KPI_DEFINITIONS } from '../metrics/definitions.ts';
import { entityHealth } from './entityHealth.ts';
import type { Facts } from './facts.ts';
import { figuresOf } from './figures.ts';
import { phaseOf } from './phase.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';
import { stateOf } from './sourceState.ts';
import type {
  CoverageCell,
  CoverageRow,
  SourceHealth,
  SourcesBody,
  UnattributedTicket,
} from './sourcesBody.ts';

/** As many as fit a screen; the newest matter most. */
const COVERED_RELEASES = 12;

export function answerSources(facts: Facts): SourcesBody {
  const releases = shownReleases(facts).slice(0, COVERED_RELEASES);
  const makers = releases.map((release) => figuresOf(facts, release, phaseOf(facts, release)));
  const rows: CoverageRow[] = KPI_DEFINITIONS.map(({ id }) => ({
    kpi: id,
    cells: makers.map((maker): CoverageCell => {
      const { reading } = maker.figure(id);
      if (reading.kind === 'known') return { kind: 'known', sample: reading.sample.count };
      return { kind: 'unknown', reason: reading.reason, detail: reading.detail };
    }),
  }));
  facts.list('alerts');
  facts.list('supportCases');
  return {
    // After the figures, which ask for what they need: only then is known what each source was asked.
    sources: facts.sources.map((source) => sourceHealth(facts, source)),
    coverage: { releases: releases.map((release) => releaseRef(facts, release)), rows },
    unmatched: facts.catalogue.unmatched,
    unattributed: unattributed(facts),
    attributed: { incidents: facts.incidents.attributedCount, defects: facts.defects.attributedCount },
  };
}

function sourceHealth(facts: Facts, source: Source): SourceHealth {
  const traffic = source.traffic.current();
  const { rateLimit } = traffic;
  return {
    id: source.id,
    label: source.label,
    vendor: source.vendor,
    state: stateOf(facts, source),
    entities: entityHealth(facts, source),
    requests: { sent: traffic.requestsSent, inFlight: traffic.inFlight, queued: traffic.queued },
    rateLimit:
      rateLimit === null
        ? null
        : { limit: rateLimit.limit, remaining: rateLimit.remaining, resetAtMs: rateLimit.resetsAtMs },
    pausedUntilMs: traffic.pausedUntilMs,
    clockSkewMs: traffic.clockSkewMs,
    findings: facts.probe(source).map(({ ok, text, proposal }) => ({
      ok,
      text,
      proposal: proposal === null ? null : JSON.stringify(proposal),
    })),
  };
}

function unattributed(facts: Facts): UnattributedTicket[] {
  return [
    ...facts.incidents.unattributed.map(({ ticket, why }) => ({ ticket, why, kind: 'incident' as const })),
    ...facts.defects.unattributed.map(({ ticket, why }) => ({ ticket, why, kind: 'defect' as const })),
  ].map(({ ticket, why, kind }) => ({ id: ticket.id, title: ticket.title, kind, why, url: ticket.url }));
}
