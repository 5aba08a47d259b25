import type { Gathered } from '../collection/gathered.ts';
import type { Sourced } from '../collection/readSeries.ts';
import type { Deployment } from '../domain/release.ts';
import type { CountSeries } from '../domain/series.ts';

/**
 * When versions were first seen in the traffic itself, precise to a bucket. Stands in for a source's deployments while
 * these are awaited (they cost more questions), and for sources that have none; the better evidence then takes over.
 * A version that is there when the data begin is older than that: nothing is said of it.
 */
export function firstSights(
  requests: Gathered<Sourced<CountSeries>>,
  deployments: Gathered<Deployment>,
): Deployment[] {
  const told = new Set(deployments.inputs.map(({ sourceId }) => sourceId));
  const first = new Map<string, Deployment>();
  const beginMs = new Map<string, number>();
  for (const { sourceId, item } of requests.items) {
    const { serviceName, releaseName, startMs, total, bucketMs } = item;
    const row = total.findIndex((count) => count > 0);
    const atMs = startMs[row];
    if (atMs === undefined || told.has(sourceId)) continue;
    beginMs.set(sourceId, Math.min(beginMs.get(sourceId) ?? Infinity, atMs));
    if (releaseName === null) continue;
    const key = JSON.stringify([sourceId, serviceName, releaseName]);
    const known = first.get(key);
    if (known !== undefined && known.finishedAtMs <= atMs) continue;
    first.set(key, {
      sourceId,
      releaseName,
      serviceNames: serviceName === null ? [] : [serviceName],
      environment: null,
      startedAtMs: null,
      finishedAtMs: atMs,
      evidence: 'first-seen',
      precisionMs: bucketMs,
      kindText: null,
      url: null,
    });
  }
  return [...first.values()].filter(
    ({ sourceId, finishedAtMs, precisionMs }) => finishedAtMs > (beginMs.get(sourceId) ?? 0) + precisionMs,
  );
}
