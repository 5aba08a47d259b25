import { deploymentsOfRelease, withoutBlindness } from './deploymentsOfRelease.ts';
import type {
  Deployment,
  DeploymentKind,
  Release,
  ReleaseDeployment,
  ReleaseId,
  ReportedRelease,
} from './release.ts';
import type { CatalogueRelease, ReleaseCatalogue } from './releaseIdentity.ts';
import { isPatchOf } from './releaseVersion.ts';
import { DAY_MS } from './time.ts';

export interface ReleaseHistoryInput {
  readonly catalogue: ReleaseCatalogue;
  readonly reported: readonly ReportedRelease[];
  readonly deployments: readonly Deployment[];
  /** All spellings of the environment in question; a deployment that names none is taken for it. */
  readonly environmentNames: readonly string[];
}

export interface ReleaseHistory {
  /** By service, then by first deployment (not by version); those never seen deployed come last. */
  readonly releases: readonly Release[];
  /** Deployments of the environment whose release name could not be matched. */
  readonly unplaced: readonly Deployment[];
}

/** A patch of a version that is younger than this repairs it. */
export const HOTFIX_WITHIN_MS = DAY_MS;

const ROLLBACK_TEXT = /roll(?:ed)?[\s_-]*back|revert/i;
const HOTFIX_TEXT = /hot[\s_-]*fix|emergency/i;

/**
 * Orders releases by what really reached the environment. Kinds: the source's own words first; else a deployment of a
 * version first deployed before the one now serving is a rollback; else a patch (2.4.1) of a version (2.4.0) that was
 * first deployed at most 24 h earlier is a hotfix; else it was planned.
 */
export function buildReleaseHistory(input: ReleaseHistoryInput): ReleaseHistory {
  const { catalogue, reported } = input;
  const { placed, unplaced } = place(input);
  const services = new Map<string, CatalogueRelease[]>();
  for (const release of catalogue.releases) {
    const ofService = services.get(release.service);
    if (ofService === undefined) services.set(release.service, [release]);
    else ofService.push(release);
  }
  const facts = factsByRelease(catalogue, reported);
  const releases = [...services.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofService]) => {
      const deployed = withKinds(ofService, placed);
      return ofService
        .map((release) => assemble(release, deployed.get(release.id) ?? [], facts))
        .sort(byStart);
    });
  return { releases, unplaced };
}

function place({ catalogue, deployments, environmentNames }: ReleaseHistoryInput) {
  const names = new Set(environmentNames.map((name) => name.toLowerCase()));
  const placed = new Map<ReleaseId, Deployment[]>();
  const unplaced: Deployment[] = [];
  for (const deployment of deployments) {
    if (deployment.environment !== null && !names.has(deployment.environment.toLowerCase())) continue;
    const ids = idsOf(catalogue, deployment.sourceId, deployment.releaseName, deployment.serviceNames);
    if (ids.size === 0 || !Number.isFinite(deployment.finishedAtMs)) unplaced.push(deployment);
    else for (const id of ids) placed.set(id, [...(placed.get(id) ?? []), deployment]);
  }
  return { placed, unplaced };
}

function idsOf(
  catalogue: ReleaseCatalogue,
  sourceId: string,
  name: string,
  serviceNames: readonly string[],
): Set<ReleaseId> {
  const asked = serviceNames.length === 0 ? [null] : serviceNames;
  return new Set(asked.map((service) => catalogue.find(sourceId, name, service)).filter((id) => id !== null));
}

interface Event {
  readonly release: CatalogueRelease;
  readonly deployment: Deployment;
}

function withKinds(
  ofService: readonly CatalogueRelease[],
  placed: ReadonlyMap<ReleaseId, readonly Deployment[]>,
): Map<ReleaseId, ReleaseDeployment[]> {
  const told = withoutBlindness(new Map(ofService.map((release) => [release, placed.get(release.id) ?? []])));
  const events = [...told]
    .flatMap(([release, all]) =>
      deploymentsOfRelease(all).map((deployment): Event => ({ release, deployment })),
    )
    .sort(
      (a, b) =>
        a.deployment.finishedAtMs - b.deployment.finishedAtMs || (a.release.id < b.release.id ? -1 : 1),
    );
  const firstAtMs = new Map<CatalogueRelease, number>();
  const deployed = new Map<ReleaseId, ReleaseDeployment[]>();
  let serving: CatalogueRelease | null = null;
  for (const { release, deployment } of events) {
    const kind = kindOf({ release, deployment }, serving, firstAtMs);
    const { finishedAtMs: atMs, evidence, precisionMs, sourceId } = deployment;
    deployed.set(release.id, [
      ...(deployed.get(release.id) ?? []),
      { atMs, kind, evidence, precisionMs, sourceId },
    ]);
    if (!firstAtMs.has(release)) firstAtMs.set(release, atMs);
    serving = release;
  }
  return deployed;
}

function kindOf(
  { release, deployment }: Event,
  serving: CatalogueRelease | null,
  firstAtMs: ReadonlyMap<CatalogueRelease, number>,
): DeploymentKind {
  const text = deployment.kindText ?? '';
  if (ROLLBACK_TEXT.test(text)) return 'rollback';
  if (HOTFIX_TEXT.test(text)) return 'hotfix';
  const ownFirst = firstAtMs.get(release);
  const servingFirst = serving === null ? undefined : firstAtMs.get(serving);
  if (ownFirst !== undefined)
    return servingFirst !== undefined && ownFirst < servingFirst ? 'rollback' : 'planned';
  for (const [earlier, earlierAtMs] of firstAtMs) {
    const young = deployment.finishedAtMs - earlierAtMs <= HOTFIX_WITHIN_MS;
    if (young && release.parts !== null && earlier.parts !== null && isPatchOf(release.parts, earlier.parts))
      return 'hotfix';
  }
  return 'planned';
}

type ReportedFacts = Pick<Release, 'authors' | 'commitCount' | 'urls'>;

function factsByRelease(
  catalogue: ReleaseCatalogue,
  reported: readonly ReportedRelease[],
): Map<ReleaseId, ReportedFacts> {
  const facts = new Map<ReleaseId, ReportedFacts>();
  for (const one of reported) {
    for (const id of idsOf(catalogue, one.sourceId, one.name, one.serviceNames)) {
      const known = facts.get(id) ?? { authors: [], commitCount: null, urls: [] };
      const { sourceId, url } = one;
      const more = url === null || known.urls.some((other) => other.url === url) ? [] : [{ sourceId, url }];
      facts.set(id, {
        authors: [...new Set([...known.authors, ...one.authors])].sort(),
        commitCount: largest(known.commitCount, one.commitCount),
        urls: [...known.urls, ...more].sort((a, b) => (a.sourceId + a.url < b.sourceId + b.url ? -1 : 1)),
      });
    }
  }
  return facts;
}

function largest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function assemble(
  { id, service, version, spellings }: CatalogueRelease,
  deployments: readonly ReleaseDeployment[],
  facts: ReadonlyMap<ReleaseId, ReportedFacts>,
): Release {
  const first = deployments[0];
  const { authors, commitCount, urls } = facts.get(id) ?? { authors: [], commitCount: null, urls: [] };
  const startedAtMs = first?.atMs ?? null;
  const kind = first?.kind ?? 'planned';
  return { id, service, version, spellings, deployments, startedAtMs, kind, authors, commitCount, urls };
}

function byStart(a: Release, b: Release): number {
  const difference = (a.startedAtMs ?? Infinity) - (b.startedAtMs ?? Infinity);
  // Infinity - Infinity is NaN: neither was deployed.
  return Number.isNaN(difference) || difference === 0 ? (a.id < b.id ? -1 : 1) : difference;
}
