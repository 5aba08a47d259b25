import type { World, WorldRelease } from '../../world/world.ts';

/** The world's one company, as its Sentry knows it. */
export const ORGANIZATION = 'harbour';
export const SCREEN = 'https://harbour.sentry.invalid';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Somebody's build script named a release after a commit once: no other tool knows it. */
const STRANGE_VERSION = 'shop@a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

export interface SentryRelease {
  readonly version: string;
  readonly service: string;
  readonly createdAtMs: number;
  readonly releasedAtMs: number | null;
  readonly authors: readonly string[];
  readonly commitCount: number;
  readonly deploys: readonly SentryDeploy[];
}

export interface SentryDeploy {
  readonly id: string;
  readonly environment: 'production' | 'staging';
  readonly name: string | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

/** Sentry's spelling: package, version and the number of the build, which grows with the service's releases. */
export function sentryName(world: World, service: string, version: string): string {
  const own = world.releases.filter((release) => release.service === service);
  const position = own.findIndex((release) => release.version === version);
  return `${service}@${version}+${700 + position * 7}`;
}

/** Releases known at `nowMs`, newest first: the order of Sentry's list. */
export function projectReleases(
  world: World,
  services: readonly string[],
  nowMs: number,
): readonly SentryRelease[] {
  const told = world.releases
    .filter(({ service }) => services.includes(service))
    .map((release, index) => projectRelease(world, release, { nowMs, index }))
    .filter(({ createdAtMs }) => createdAtMs <= nowMs);
  const strange: SentryRelease = {
    version: STRANGE_VERSION,
    service: 'shop',
    createdAtMs: world.storyNowMs - 20 * DAY_MS,
    releasedAtMs: null,
    authors: [],
    commitCount: 0,
    deploys: [],
  };
  const hasStrange = services.includes('shop') && told.length > 0 && strange.createdAtMs <= nowMs;
  return [...told, ...(hasStrange ? [strange] : [])].sort((a, b) => dateOf(b) - dateOf(a));
}

function dateOf({ releasedAtMs, createdAtMs }: SentryRelease): number {
  return releasedAtMs ?? createdAtMs;
}

function projectRelease(
  world: World,
  release: WorldRelease,
  { nowMs, index }: { readonly nowMs: number; readonly index: number },
): SentryRelease {
  const [first] = release.deployments;
  const firstStartMs = first?.startedAtMs ?? world.endMs;
  const staged: SentryDeploy = {
    id: String(90_000 + index * 100),
    environment: 'staging',
    name: null,
    startedAtMs: firstStartMs - 2 * HOUR_MS,
    finishedAtMs: firstStartMs - 2 * HOUR_MS + 4 * MINUTE_MS,
  };
  const production = release.deployments.map(({ kind, startedAtMs, finishedAtMs }, nth): SentryDeploy => ({
    id: String(90_001 + index * 100 + nth),
    environment: 'production',
    name: kind === 'planned' ? null : kind,
    startedAtMs,
    finishedAtMs,
  }));
  const released = first !== undefined && first.finishedAtMs <= nowMs ? first.finishedAtMs : null;
  return {
    version: sentryName(world, release.service, release.version),
    service: release.service,
    createdAtMs: firstStartMs - 3 * HOUR_MS,
    releasedAtMs: released,
    authors: release.authors,
    commitCount: release.commits.length,
    deploys: [staged, ...production]
      .filter(({ finishedAtMs }) => finishedAtMs <= nowMs)
      .sort((a, b) => b.finishedAtMs - a.finishedAtMs),
  };
}

export function releaseJson(release: SentryRelease, services: readonly string[]) {
  const [name = '', rest = ''] = release.version.split('@');
  const [raw = '', build = null] = rest.split('+');
  const isCommit = /^[0-9a-f]{40}$/.test(raw);
  const [newest] = release.deploys;
  return {
    id: 1000 + services.indexOf(release.service),
    version: release.version,
    shortVersion: raw.slice(0, 12),
    status: 'open',
    versionInfo: {
      package: name,
      version: isCommit
        ? { raw }
        : { raw: rest, ...numbersOf(raw), pre: null, buildCode: build, components: 3 },
      description: isCommit ? raw.slice(0, 12) : raw,
      buildHash: isCommit ? raw : null,
    },
    ref: null,
    url: null,
    dateReleased: release.releasedAtMs === null ? null : isoText(release.releasedAtMs),
    dateCreated: isoText(release.createdAtMs),
    data: {},
    newGroups: 0,
    owner: null,
    commitCount: release.commitCount,
    lastCommit: null,
    deployCount: release.deploys.length,
    lastDeploy: newest === undefined ? null : deployJson(newest),
    authors: release.authors.map((author) => ({
      name: author,
      email: `${author.toLowerCase().replaceAll(/\W+/g, '.')}@harbour.invalid`,
    })),
    projects: [projectReference(release.service, services)],
    firstEvent: release.releasedAtMs === null ? null : isoText(release.releasedAtMs),
    lastEvent: null,
    currentProjectMeta: {},
    userAgent: null,
  };
}

export function deployJson({ id, environment, name, startedAtMs, finishedAtMs }: SentryDeploy) {
  return {
    id,
    environment,
    name,
    url: null,
    dateStarted: isoText(startedAtMs),
    dateFinished: isoText(finishedAtMs),
  };
}

export function projectReference(service: string, services: readonly string[]) {
  return {
    id: projectId(service, services),
    slug: service,
    name: service,
    newGroups: 0,
    platform: 'javascript',
    platforms: ['javascript'],
    hasHealthData: service !== 'payments',
  };
}

export function projectId(service: string, services: readonly string[]): number {
  return 31 + services.indexOf(service);
}

export function isoText(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function numbersOf(raw: string) {
  const [major = 0, minor = 0, patch = 0] = raw.split('.').map(Number);
  return { major, minor, patch };
}
