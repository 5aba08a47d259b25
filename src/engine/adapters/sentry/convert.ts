import type { Rejected } from '../../domain/collected.ts';
import type { ErrorGroup } from '../../domain/errorGroup.ts';
import type { Deployment, ReportedRelease } from '../../domain/release.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { parseTime } from '../transport/parseTime.ts';
import { screenUrl, serviceOf, type SentryConnection } from './api.ts';
import type { DeployRecord, IssueRecord, ReleaseRecord } from './records.ts';

export function convertRelease(record: ReleaseRecord, connection: SentryConnection): ReportedRelease {
  const releasedAtMs = parseTime(record.dateReleased);
  return {
    sourceId: connection.context.sourceId,
    name: record.version,
    serviceNames: serviceNamesOf(record, connection),
    createdAtMs: parseTime(record.dateCreated),
    releasedAtMs,
    // Sentry's release date is optional even in organisations that deploy daily: its absence says nothing.
    released: releasedAtMs === null ? null : true,
    authors: (record.authors ?? []).flatMap(({ name }) =>
      typeof name === 'string' && name !== '' ? [name] : [],
    ),
    commitCount: record.commitCount ?? null,
    url: screenUrl(connection, `releases/${encodeURIComponent(record.version)}/`),
  };
}

/** Deploys to one of the environments; a deploy without an end is counted as rejected, one to elsewhere is not ours. */
export function convertDeploys(
  records: readonly DeployRecord[],
  {
    release,
    environments,
    connection,
  }: {
    readonly release: ReleaseRecord;
    readonly environments: readonly string[];
    readonly connection: SentryConnection;
  },
): { readonly deployments: readonly Deployment[]; readonly rejected: readonly Rejected[] } {
  const here = records.filter(
    ({ environment }) => typeof environment === 'string' && environments.includes(environment),
  );
  const unfinished = here.filter(({ dateFinished }) => parseTime(dateFinished) === null);
  const deployments = here.flatMap((record): Deployment[] => {
    const finishedAtMs = parseTime(record.dateFinished);
    if (finishedAtMs === null) return [];
    return [
      {
        sourceId: connection.context.sourceId,
        releaseName: release.version,
        serviceNames: serviceNamesOf(release, connection),
        environment: record.environment ?? null,
        startedAtMs: parseTime(record.dateStarted),
        finishedAtMs,
        evidence: 'reported',
        precisionMs: 1000,
        kindText: record.name ?? null,
        url: record.url ?? null,
      },
    ];
  });
  const example = `${release.version}, deploy ${unfinished[0]?.id ?? ''}`;
  return {
    deployments,
    rejected:
      unfinished.length === 0
        ? []
        : [{ count: unfinished.length, reason: 'a deploy without an end', example }],
  };
}

/** A release that nobody reported a deploy of: its release date, else its creation, which is no later than its first event. */
export function convertUndeployed(
  record: ReleaseRecord,
  connection: SentryConnection,
): readonly Deployment[] {
  const releasedAtMs = parseTime(record.dateReleased);
  const finishedAtMs = releasedAtMs ?? parseTime(record.dateCreated) ?? parseTime(record.firstEvent);
  if (finishedAtMs === null) return [];
  return [
    {
      sourceId: connection.context.sourceId,
      releaseName: record.version,
      serviceNames: serviceNamesOf(record, connection),
      environment: null,
      startedAtMs: null,
      finishedAtMs,
      evidence: releasedAtMs === null ? 'first-seen' : 'reported',
      precisionMs: HOUR_MS,
      kindText: null,
      url: screenUrl(connection, `releases/${encodeURIComponent(record.version)}/`),
    },
  ];
}

/** What the list itself does not say about a group: asked in queries of their own. */
export interface GroupFindings {
  readonly releaseName: string;
  readonly isFirstRelease: boolean;
  readonly regression: ErrorGroup['regression'];
}

/** null = no usable first and last sighting. */
export function convertIssue(
  record: IssueRecord,
  findings: GroupFindings,
  connection: SentryConnection,
): ErrorGroup | null {
  const firstSeenMs = parseTime(record.filtered?.firstSeen) ?? parseTime(record.firstSeen);
  const lastSeenMs = parseTime(record.filtered?.lastSeen) ?? parseTime(record.lastSeen);
  if (firstSeenMs === null || lastSeenMs === null) return null;
  const { sourceId } = connection.context;
  const slug = record.project?.slug ?? record.project?.name;
  const filtered = record.filtered ?? null;
  return {
    id: `${sourceId}:${record.id}`,
    sourceId,
    title: record.title,
    culprit: record.culprit === '' ? null : (record.culprit ?? null),
    serviceNames: slug === null || slug === undefined ? [] : [serviceOf(connection, slug)],
    releaseName: findings.releaseName,
    events: filtered?.count ?? record.count,
    users: (filtered === null ? record.userCount : filtered.userCount) ?? null,
    firstSeenMs,
    lastSeenMs,
    firstReleaseName: record.firstRelease?.version ?? (findings.isFirstRelease ? findings.releaseName : null),
    lastReleaseName: record.lastRelease?.version ?? null,
    state: stateOf(record.status),
    stateText: record.substatus ? `${record.status}, ${record.substatus}` : record.status,
    regression: findings.regression,
    level: record.level ?? null,
    url: record.permalink ?? screenUrl(connection, `issues/${encodeURIComponent(record.id)}/`),
  };
}

function stateOf(status: string): ErrorGroup['state'] {
  return status === 'unresolved' || status === 'resolved' || status === 'ignored' ? status : 'other';
}

function serviceNamesOf(record: ReleaseRecord, connection: SentryConnection): readonly string[] {
  return (record.projects ?? []).flatMap(({ slug, name }) => {
    const known = slug ?? name;
    return typeof known === 'string' ? [serviceOf(connection, known)] : [];
  });
}
