import type { Release, ReleaseDeployment, ServiceId } from './release.ts';

interface Arrival {
  readonly release: Release;
  readonly deployment: ReleaseDeployment;
}

/** All deployments of one service, oldest first. */
function arrivals(releases: readonly Release[], service: ServiceId): Arrival[] {
  return releases
    .filter((release) => release.service === service)
    .flatMap((release) => release.deployments.map((deployment) => ({ release, deployment })))
    .sort((a, b) => a.deployment.atMs - b.deployment.atMs || (a.release.id < b.release.id ? -1 : 1));
}

/** The release that the newest deployment up to (and including) this moment brought. */
export function servingAt(releases: readonly Release[], service: ServiceId, atMs: number): Release | null {
  return arrivals(releases, service).findLast(({ deployment }) => deployment.atMs <= atMs)?.release ?? null;
}

export function isCurrent(releases: readonly Release[], release: Release): boolean {
  return arrivals(releases, release.service).at(-1)?.release.id === release.id;
}

/**
 * The release that served before this one first arrived: the natural baseline. A release that had been rolled back by
 * then is thereby skipped, for the older one served again.
 */
export function previousRelease(releases: readonly Release[], release: Release): Release | null {
  const all = arrivals(releases, release.service);
  const first = all.findIndex((arrival) => arrival.release.id === release.id);
  return first <= 0 ? null : (all[first - 1]?.release ?? null);
}

/** The release whose first deployment follows this one's, or null. */
export function nextRelease(releases: readonly Release[], release: Release): Release | null {
  const { startedAtMs } = release;
  if (startedAtMs === null) return null;
  const later = releases
    .filter(
      (other) =>
        other.service === release.service && other.startedAtMs !== null && other.startedAtMs > startedAtMs,
    )
    .sort((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
  return later[0] ?? null;
}

/** When this release was taken back for an older one; null = it was not, or it has been deployed again since. */
export function rolledBackAtMs(releases: readonly Release[], release: Release): number | null {
  let serving: Release | null = null;
  let takenBackAtMs: number | null = null;
  for (const arrival of arrivals(releases, release.service)) {
    if (arrival.release.id === release.id) takenBackAtMs = null;
    else if (serving?.id === release.id && arrival.deployment.kind === 'rollback')
      takenBackAtMs = arrival.deployment.atMs;
    serving = arrival.release;
  }
  return takenBackAtMs;
}
