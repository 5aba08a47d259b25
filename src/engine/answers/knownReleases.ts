import type { Gathered } from '../collection/gathered.ts';
import type { Sourced } from '../collection/readSeries.ts';
import type { Deployment, ReportedRelease } from '../domain/release.ts';
import { buildReleaseHistory, type ReleaseHistory } from '../domain/releaseHistory.ts';
import { reconcileReleases, type ReleaseCatalogue, type SeenName } from '../domain/releaseIdentity.ts';
import type { CountSeries } from '../domain/series.ts';
import type { Settings } from '../settings/settings.ts';
import { firstSights } from './firstSights.ts';

/** All that tells of releases: the lists of the sources, and the traffic that carries their names. */
export interface ToldReleases {
  readonly reported: Gathered<ReportedRelease>;
  readonly deployments: Gathered<Deployment>;
  readonly requests: Gathered<Sourced<CountSeries>>;
}

/** The names in use, reconciled: which spellings mean one release. */
export function catalogueOf(told: ToldReleases, { services, releases }: Settings): ReleaseCatalogue {
  return reconcileReleases({
    seen: [...namesInLists(told), ...namesInTraffic(told)],
    services,
    rules: releases,
  });
}

/** The releases that had reached an environment by a moment, in order. */
export function historyUntil(
  { reported, deployments, requests }: ToldReleases,
  catalogue: ReleaseCatalogue,
  { environmentNames, nowMs }: { readonly environmentNames: readonly string[]; readonly nowMs: number },
): ReleaseHistory {
  return buildReleaseHistory({
    catalogue,
    reported: reported.items,
    // A deployment planned for tomorrow has not happened.
    deployments: [...deployments.items, ...firstSights(requests, deployments)].filter(
      ({ finishedAtMs }) => finishedAtMs <= nowMs,
    ),
    environmentNames,
  });
}

function namesInLists({ reported, deployments }: ToldReleases): SeenName[] {
  return [
    ...reported.items.map(({ sourceId, name, serviceNames }) => ({ sourceId, name, serviceNames })),
    ...deployments.items.map(({ sourceId, releaseName, serviceNames }) => ({
      sourceId,
      name: releaseName,
      serviceNames,
    })),
  ];
}

function namesInTraffic({ requests }: ToldReleases): SeenName[] {
  const seen = new Map<string, SeenName>();
  for (const { sourceId, item } of requests.items) {
    const { releaseName: name, serviceName } = item;
    if (name === null) continue;
    const serviceNames = serviceName === null ? [] : [serviceName];
    seen.set(`${sourceId} ${serviceName ?? ''} ${name}`, { sourceId, name, serviceNames });
  }
  return [...seen.values()];
}
