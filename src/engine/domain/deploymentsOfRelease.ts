import type { Deployment } from './release.ts';
import { HOUR_MS } from './time.ts';

/** Two sources telling of one version within this time tell of one deployment. */
export const SAME_DEPLOYMENT_MS = 6 * HOUR_MS;

/**
 * The real deployments behind what several sources tell of one release, oldest first. A reported one outranks a version
 * merely being seen; of several tellers the most precise one is believed. A deployment counts from the moment its version
 * was first seen: a rollout in steps reaches customers hours before it is reported finished, and that is when they can be
 * hurt. The clock also must not jump once the report comes in.
 */
export function deploymentsOfRelease(told: readonly Deployment[]): Deployment[] {
  const reported = mergeTellers(told.filter(({ evidence }) => evidence === 'reported'));
  const sights = believedSights(told.filter(({ evidence }) => evidence === 'first-seen'));
  const firstReportedMs = reported[0]?.finishedAtMs ?? Infinity;
  const unreported = sights.filter((sight, index) => {
    if (reported.some((deployment) => isSame(deployment, sight))) return false;
    // Telemetry that comes late is no second deployment; a source that sees the version again later means a return.
    return index > 0 || sight.finishedAtMs < firstReportedMs;
  });
  return [...reported.map((deployment) => sinceSeen(deployment, sights)), ...unreported].sort(byTime);
}

function sinceSeen(deployment: Deployment, sights: readonly Deployment[]): Deployment {
  const sight = sights.find((one) => isSame(deployment, one) && one.finishedAtMs < deployment.finishedAtMs);
  if (sight === undefined) return deployment;
  return { ...deployment, finishedAtMs: sight.finishedAtMs, precisionMs: sight.precisionMs };
}

/**
 * Drops returns that several versions of a service make at one moment in one source: the source was blind for a while,
 * nothing was deployed. Taken at face value, the older of them would look like a rollback.
 */
export function withoutBlindness<Key>(told: ReadonlyMap<Key, readonly Deployment[]>): Map<Key, Deployment[]> {
  const returns = [...told].flatMap(([key, all]) => returnsIn(all).map((sight) => ({ key, sight })));
  const blind = returns
    .filter(({ key, sight }) =>
      returns.some((other) => other.key !== key && isSameMoment(other.sight, sight)),
    )
    .map(({ sight }) => sight);
  return new Map([...told].map(([key, all]) => [key, all.filter((one) => !blind.includes(one))]));
}

/** Sights of one version after each source's first. */
function returnsIn(told: readonly Deployment[]): Deployment[] {
  const sights = told.filter(({ evidence }) => evidence === 'first-seen').sort(byTime);
  return sights.filter((sight, index) =>
    sights.slice(0, index).some(({ sourceId }) => sourceId === sight.sourceId),
  );
}

function isSameMoment(a: Deployment, b: Deployment): boolean {
  return (
    a.sourceId === b.sourceId &&
    Math.abs(a.finishedAtMs - b.finishedAtMs) <= Math.max(a.precisionMs, b.precisionMs)
  );
}

/** Each source counts for itself: only deployments told by different sources can be the same one. */
function mergeTellers(reported: readonly Deployment[]): Deployment[] {
  const clusters: Deployment[][] = [];
  for (const deployment of [...reported].sort(byTime)) {
    const same = clusters.find((cluster) => cluster.some((other) => isRepeat(other, deployment)));
    if (same !== undefined) continue;
    const fitting = clusters.find(
      (cluster) =>
        cluster.every(({ sourceId }) => sourceId !== deployment.sourceId) &&
        cluster.some((other) => isSame(other, deployment)),
    );
    if (fitting === undefined) clusters.push([deployment]);
    else fitting.push(deployment);
  }
  return clusters
    .flatMap((cluster) => {
      const [best] = [...cluster].sort(byPrecision);
      if (best === undefined) return [];
      const kindText = best.kindText ?? cluster.find((one) => one.kindText !== null)?.kindText ?? null;
      return [{ ...best, kindText }];
    })
    .sort(byTime);
}

/** All sights of the source whose first sight is the most precise; other sources only saw the same later. */
function believedSights(sights: readonly Deployment[]): Deployment[] {
  const firsts = new Map<string, Deployment>();
  for (const sight of [...sights].sort(byTime)) {
    if (!firsts.has(sight.sourceId)) firsts.set(sight.sourceId, sight);
  }
  const [best] = [...firsts.values()].sort(byPrecision);
  if (best === undefined) return [];
  const own = sights.filter(({ sourceId }) => sourceId === best.sourceId).sort(byTime);
  return own.filter((sight, index) => index === 0 || !isRepeat(own[index - 1] ?? sight, sight));
}

function isRepeat(a: Deployment, b: Deployment): boolean {
  return a.sourceId === b.sourceId && a.finishedAtMs === b.finishedAtMs;
}

/** Six hours around the whole of a deployment, which may itself take long. */
function isSame(a: Deployment, b: Deployment): boolean {
  const startMs = Math.min(a.startedAtMs ?? a.finishedAtMs, a.finishedAtMs);
  return (
    b.finishedAtMs >= startMs - SAME_DEPLOYMENT_MS && b.finishedAtMs <= a.finishedAtMs + SAME_DEPLOYMENT_MS
  );
}

function byTime(a: Deployment, b: Deployment): number {
  return (
    a.finishedAtMs - b.finishedAtMs ||
    compare(a.sourceId, b.sourceId) ||
    compare(a.releaseName, b.releaseName)
  );
}

function byPrecision(a: Deployment, b: Deployment): number {
  return a.precisionMs - b.precisionMs || byTime(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
