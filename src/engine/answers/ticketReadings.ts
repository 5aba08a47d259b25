import type { Gathered } from '../collection/gathered.ts';
import type { Reading } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import type { TimeWindow } from '../domain/time.ts';
import { escapedDefects } from '../metrics/escapedDefects.ts';
import { incidents } from '../metrics/incidents.ts';
import { openDefects } from '../metrics/openDefects.ts';
import { regressionDefects } from '../metrics/regressionDefects.ts';
import { supportCases } from '../metrics/supportCases.ts';
import { timeToRestore } from '../metrics/timeToRestore.ts';
import { missingSources, ofService, partialContext, whyNotCounted } from './believed.ts';
import type { Facts } from './facts.ts';
import { tiedCases } from './tiedCases.ts';

type TicketReading = (facts: Facts, release: Release, window: TimeWindow | null) => Reading;

const INCIDENT_METRIC = { incidents, 'time-to-restore': timeToRestore } as const;
const DEFECT_METRIC = {
  'open-defects': openDefects,
  'escaped-defects': escapedDefects,
  'regression-defects': regressionDefects,
} as const;

export type TicketKpi = keyof typeof INCIDENT_METRIC | keyof typeof DEFECT_METRIC | 'support-cases';

export function isTicketKpi(kpi: string): kpi is TicketKpi {
  return kpi === 'support-cases' || Object.hasOwn(INCIDENT_METRIC, kpi) || Object.hasOwn(DEFECT_METRIC, kpi);
}

/** Tickets tied to the release over its whole life so far: a late incident is still the release's. */
export function ticketReading(kpi: TicketKpi): TicketReading {
  if (kpi === 'support-cases') return supportCasesReading;
  if (kpi === 'incidents' || kpi === 'time-to-restore') {
    return (facts, release, window) => {
      const tied = facts.incidents.byRelease.get(release.id) ?? [];
      const tickets = tied.map(({ ticket }) => ticket);
      const gathered = ofService(facts.list('incidents'), tickets, holdersOf(facts, 'incidents', release));
      const context = partialContext(gathered, facts.nowMs);
      return (
        whyNotCounted(gathered, 'incidents') ??
        atLeast(INCIDENT_METRIC[kpi]({ ...context, incidents: tied, window }), gathered)
      );
    };
  }
  return (facts, release, window) => {
    const tied = facts.defects.byRelease.get(release.id) ?? [];
    const tickets = tied.map(({ ticket }) => ticket);
    const gathered = ofService(facts.list('defects'), tickets, holdersOf(facts, 'defects', release));
    const context = partialContext(gathered, facts.nowMs);
    return (
      whyNotCounted(gathered, 'defects') ??
      atLeast(DEFECT_METRIC[kpi]({ ...context, defects: tied, window }), gathered)
    );
  };
}

/** Cases of the post-release window only: customers write every day, and releases are held beside each other. */
const supportCasesReading: TicketReading = (facts, release, window) => {
  const { byRelease, unattributed, attributedCount } = tiedCases(facts);
  const tied = byRelease.get(release.id) ?? [];
  const tickets = tied.map(({ ticket }) => ticket);
  const gathered = ofService(facts.list('supportCases'), tickets, holdersOf(facts, 'supportCases', release));
  const shares = { unattributed: unattributed.length, all: attributedCount + unattributed.length };
  const context = partialContext(gathered, facts.nowMs);
  return (
    whyNotCounted(gathered, 'support cases') ??
    atLeast(supportCases({ ...context, cases: tied, window, ...shares }), gathered)
  );
};

/** A count from some of its sources is a lower limit. */
function atLeast(reading: Reading, gathered: Gathered<unknown>): Reading {
  if (reading.kind === 'unknown' || reading.unit !== 'count' || missingSources(gathered).length === 0)
    return reading;
  return { ...reading, bound: 'at-least' };
}

/** The trackers (help desks) in which a ticket of this release's service can be. */
export function holdersOf(
  { sources }: Facts,
  entity: 'incidents' | 'defects' | 'supportCases',
  { service }: Pick<Release, 'service'>,
): Set<string> {
  const holders = sources.filter(({ offers, connected }) => {
    return offers.includes(entity) && (connected.services?.includes(service) ?? true);
  });
  return new Set(holders.map(({ id }) => id));
}
