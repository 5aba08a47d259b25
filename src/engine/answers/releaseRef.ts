import type { Release } from '../domain/release.ts';
import { isCurrent, rolledBackAtMs } from '../domain/releaseServing.ts';
import type { Facts } from './facts.ts';
import type { ReleaseRef } from './figure.ts';

export function releaseRef(facts: Facts, release: Release): ReleaseRef {
  const service = facts.settings.services.find(({ id }) => id === release.service);
  return {
    id: release.id,
    service: release.service,
    serviceLabel: service?.label ?? release.service,
    version: release.version,
    kind: release.kind,
    startedAtMs: release.startedAtMs,
    startedBy: release.deployments[0]?.evidence ?? null,
    current: isCurrent(facts.releases, release),
    rolledBackAtMs: rolledBackAtMs(facts.releases, release),
  };
}

/** Releases with a known start that the view asks for, newest deployment first. */
export function shownReleases(facts: Facts): Release[] {
  return facts.releases
    .filter(({ startedAtMs, service }) => startedAtMs !== null && isShown(facts, service))
    .toSorted((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0));
}

export function isShown({ view, settings }: Facts, service: string): boolean {
  return (
    view.service === null ||
    view.service === service ||
    !settings.services.some(({ id }) => id === view.service)
  );
}
