import type { Release, ReleaseId, ServiceId } from './release.ts';
import type { ReleaseCatalogue } from './releaseIdentity.ts';
import { rolledBackAtMs } from './releaseServing.ts';
import type { SupportCase } from './supportCase.ts';
import type { Defect, Incident } from './ticket.ts';

/**
 * `stated`: the ticket names the release. `likely`: only one fits by time. `possible`: several fit, or customers write
 * anyway: a case that names nothing says little about what was new.
 */
export type AttributionConfidence = 'stated' | 'likely' | 'possible';

export interface TicketAttribution {
  readonly by: 'affected release' | 'time of start';
  readonly confidence: AttributionConfidence;
}

export type Attributable = Incident | Defect | SupportCase;

export interface Attributed<T> {
  readonly ticket: T;
  readonly attribution: TicketAttribution;
}

export interface AttributionInput<T> {
  readonly tickets: readonly T[];
  readonly catalogue: ReleaseCatalogue;
  readonly releases: readonly Release[];
  readonly postReleaseMs: number;
}

export interface TicketsByRelease<T> {
  /** A ticket that names two releases stands under both. */
  readonly byRelease: ReadonlyMap<ReleaseId, readonly Attributed<T>[]>;
  /** Shown, never dropped. */
  readonly unattributed: readonly { readonly ticket: T; readonly why: string }[];
  readonly attributedCount: number;
}

/**
 * Ties tickets to releases: by the release a ticket names; else by the release of its service in whose post-release
 * window it began. Being first seen after a release is no proof, which is why the confidence goes along.
 */
export function attributeTickets<T extends Attributable>(input: AttributionInput<T>): TicketsByRelease<T> {
  const byRelease = new Map<ReleaseId, Attributed<T>[]>();
  const unattributed: { ticket: T; why: string }[] = [];
  let attributedCount = 0;
  const watched = watches(input);
  for (const ticket of input.tickets) {
    const stated = statedReleases(ticket, input.catalogue);
    const found = stated.size > 0 ? asStated(stated) : byTime(ticket, input.catalogue, watched);
    if (typeof found === 'string') {
      unattributed.push({ ticket, why: found });
      continue;
    }
    attributedCount += 1;
    for (const [id, attribution] of found) {
      const others = byRelease.get(id);
      if (others === undefined) byRelease.set(id, [{ ticket, attribution }]);
      else others.push({ ticket, attribution });
    }
  }
  return { byRelease, unattributed, attributedCount };
}

type Found = ReadonlyMap<ReleaseId, TicketAttribution>;

function statedReleases(ticket: Attributable, catalogue: ReleaseCatalogue): Set<ReleaseId> {
  const services = ticket.serviceNames.length === 0 ? [null] : ticket.serviceNames;
  const ids = namedIn(ticket).flatMap((name) =>
    services.map((service) => catalogue.find(ticket.sourceId, name, service)),
  );
  return new Set(ids.filter((id) => id !== null));
}

function namedIn(ticket: Attributable): readonly string[] {
  return 'affectedReleaseNames' in ticket ? ticket.affectedReleaseNames : ticket.releaseNames;
}

function beganAtMs(ticket: Attributable): number {
  if ('startedAtMs' in ticket) return ticket.startedAtMs;
  return 'openedAtMs' in ticket ? ticket.openedAtMs : ticket.createdAtMs;
}

function asStated(ids: ReadonlySet<ReleaseId>): Found {
  return new Map([...ids].map((id) => [id, { by: 'affected release', confidence: 'stated' }]));
}

/** The stretch in which a release may be blamed: from T+0 (less its imprecision) to the end of its watch or its rollback. */
interface Watch {
  readonly id: ReleaseId;
  readonly service: ServiceId;
  readonly fromMs: number;
  readonly toMs: number;
}

function watches<T>({ releases, postReleaseMs }: AttributionInput<T>): Watch[] {
  return releases.flatMap((release) => {
    if (release.startedAtMs === null) return [];
    const fromMs = release.startedAtMs - (release.deployments[0]?.precisionMs ?? 0);
    const toMs = Math.min(release.startedAtMs + postReleaseMs, rolledBackAtMs(releases, release) ?? Infinity);
    return [{ id: release.id, service: release.service, fromMs, toMs }];
  });
}

function byTime(
  ticket: Attributable,
  catalogue: ReleaseCatalogue,
  watched: readonly Watch[],
): Found | string {
  const named = new Set(ticket.serviceNames.flatMap((name) => catalogue.servicesNamed(name)));
  const atMs = beganAtMs(ticket);
  const fitting = watched
    .filter(
      ({ service, fromMs, toMs }) =>
        (ticket.serviceNames.length === 0 || named.has(service)) && atMs >= fromMs && atMs < toMs,
    )
    .sort((a, b) => b.fromMs - a.fromMs || (a.id < b.id ? -1 : 1));
  if (fitting.length === 0) return whyNone(ticket, named.size > 0);
  // A named release that nobody knows speaks against the one that merely fits by time.
  const sure = fitting.length === 1 && namedIn(ticket).length === 0 && !('openedAtMs' in ticket);
  const found = new Map<ReleaseId, TicketAttribution>();
  const served = new Set<ServiceId>();
  for (const { id, service } of fitting) {
    // Of one service only the newest release: the older one was being replaced.
    if (served.has(service)) continue;
    served.add(service);
    found.set(id, { by: 'time of start', confidence: sure ? 'likely' : 'possible' });
  }
  return found;
}

function whyNone(ticket: Attributable, serviceKnown: boolean): string {
  const names = namedIn(ticket)
    .map((name) => `"${name}"`)
    .join(', ');
  const stated = names === '' ? 'It names no release' : `The release it names (${names}) is not known`;
  const where = serviceKnown
    ? 'of its service'
    : ticket.serviceNames.length === 0
      ? 'of any service'
      : 'of any known service';
  return `${stated}, and no release ${where} was in its post-release window when it began.`;
}
