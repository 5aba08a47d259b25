import type { Asking, WindowScope } from '../contract.ts';
import type { Collected, Rejected, RequestReceipt } from '../../domain/collected.ts';
import type { Deployment, ReportedRelease } from '../../domain/release.ts';
import { decodeAnswer, decodeRecords } from '../transport/decodeRecords.ts';
import { parseTime } from '../transport/parseTime.ts';
import { SourceError } from '../transport/sourceError.ts';
import {
  askOrganization,
  environmentNames,
  listOrganization,
  projectsOf,
  type SentryConnection,
} from './api.ts';
import { convertDeploys, convertRelease, convertUndeployed } from './convert.ts';
import { deployRecord, list, releaseRecord, type ReleaseRecord } from './records.ts';

const PAGE_SIZE = 100;
const MAX_PAGES = 10;
/** Deploy records cost a request per release. */
const MAX_DEPLOY_LISTS = 50;

/** Versions the organisation knows of, newest first, as far back as the window reaches. */
export async function collectReleases(
  connection: SentryConnection,
  scope: WindowScope,
  asking: Asking,
): Promise<Collected<ReportedRelease>> {
  const { records, ...facts } = await listReleases(
    connection,
    { sinceMs: scope.window.startMs, environments: [] },
    asking,
  );
  return {
    items: records.map((record) => convertRelease(record, connection)),
    window: null,
    notices: [],
    asOfMs: asking.nowMs,
    ...facts,
  };
}

/** Deploy records of the newest releases in one environment; where there is none, the release's own dates. */
export async function collectDeployments(
  connection: SentryConnection,
  scope: WindowScope,
  asking: Asking,
): Promise<Collected<Deployment>> {
  const environments = environmentNames(connection, scope.environment);
  // Read beyond the window: a rollback within it deploys a release that is older than it.
  const listed = await listReleases(connection, { sinceMs: null, environments }, asking);
  const deployed = listed.records.filter(
    (record) => (record.deployCount ?? 0) > 0 && mayConcern(record, scope),
  );
  const read = deployed.slice(0, MAX_DEPLOY_LISTS);
  const found = await Promise.all(
    read.map((record) => deploysOf(connection, record, { environments, asking })),
  );
  const undeployed = listed.records.filter((record) => (record.deployCount ?? 0) === 0);
  const derived = undeployed.flatMap((record) => convertUndeployed(record, connection));
  const within = ({ finishedAtMs }: Deployment) =>
    scope.window.startMs <= finishedAtMs && finishedAtMs < scope.window.endMs;
  const estimated = derived.filter(within);
  const cut = deployed.length - read.length;
  return {
    items: [...found.flatMap((part) => part.deployments), ...estimated].filter(within),
    window: scope.window,
    incompleteness: [
      ...listed.incompleteness,
      ...(cut > 0
        ? [`Deploy records were read for the newest ${read.length} releases only; ${cut} more have some.`]
        : []),
    ],
    rejected: [...listed.rejected, ...found.flatMap((part) => part.rejected)],
    notices:
      estimated.length === 0
        ? []
        : [
            `${estimated.length} releases have no deploy record: their release date, or else their creation, stands for it.`,
          ],
    asOfMs: asking.nowMs,
    receipts: [...listed.receipts, ...found.flatMap((part) => part.receipts)],
  };
}

interface ListedReleases {
  readonly records: readonly ReleaseRecord[];
  readonly rejected: readonly Rejected[];
  readonly incompleteness: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

async function listReleases(
  connection: SentryConnection,
  { sinceMs, environments }: { readonly sinceMs: number | null; readonly environments: readonly string[] },
  asking: Asking,
): Promise<ListedReleases> {
  const isGlitchtip = connection.flavour === 'glitchtip';
  const search = new URLSearchParams({ [isGlitchtip ? 'limit' : 'per_page']: String(PAGE_SIZE) });
  // GlitchTip's list knows neither filter; its releases are told apart by their `projects`.
  if (!isGlitchtip) {
    for (const { slug } of projectsOf(connection)) search.append('project', slug);
    for (const environment of environments) search.append('environment', environment);
  }
  const pages = await listOrganization(
    connection,
    {
      request: { tail: 'releases/', search, screen: 'releases/' },
      of: 'releases',
      maxPages: MAX_PAGES,
      isEnough: (page) => sinceMs !== null && reachesBefore(page, sinceMs),
    },
    asking,
  );
  const { records, rejected } = decodeRecords(releaseRecord, pages.items);
  return { records, rejected, incompleteness: pages.incompleteness, receipts: pages.receipts };
}

/** The list is ordered by release date, newest first: behind an older one there are only older ones. */
function reachesBefore(page: readonly unknown[], sinceMs: number): boolean {
  return decodeRecords(releaseRecord, page).records.some((record) => (dateOf(record) ?? sinceMs) < sinceMs);
}

function dateOf(record: ReleaseRecord): number | null {
  return parseTime(record.dateReleased) ?? parseTime(record.dateCreated);
}

/** A release whose newest deploy anywhere lies before the window has none in it. */
function mayConcern({ lastDeploy }: ReleaseRecord, { window }: WindowScope): boolean {
  const lastMs = parseTime(lastDeploy?.dateFinished);
  return lastMs === null || lastMs >= window.startMs;
}

interface FoundDeploys {
  readonly deployments: readonly Deployment[];
  readonly rejected: readonly Rejected[];
  readonly receipts: readonly RequestReceipt[];
}

async function deploysOf(
  connection: SentryConnection,
  release: ReleaseRecord,
  { environments, asking }: { readonly environments: readonly string[]; readonly asking: Asking },
): Promise<FoundDeploys> {
  const version = encodeURIComponent(release.version);
  try {
    const request = {
      tail: `releases/${version}/deploys/`,
      search: new URLSearchParams(),
      screen: `releases/${version}/`,
    };
    const answer = await askOrganization(connection, request, asking);
    const { records, rejected } = decodeRecords(
      deployRecord,
      decodeAnswer(list, answer, connection.context.sourceId),
    );
    const converted = convertDeploys(records, { release, environments, connection });
    return { ...converted, rejected: [...rejected, ...converted.rejected], receipts: [answer.receipt] };
  } catch (error) {
    // Deleted since the list was read.
    if (error instanceof SourceError && error.facts.kind === 'not-found')
      return { deployments: [], rejected: [], receipts: [] };
    throw error;
  }
}
