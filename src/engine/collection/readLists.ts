import type { AlertRun } from '../domain/alertRun.ts';
import type { Commit } from '../domain/commit.ts';
import type { ErrorGroup } from '../domain/errorGroup.ts';
import type { Deployment, ReportedRelease } from '../domain/release.ts';
import type { SupportCase } from '../domain/supportCase.ts';
import type { Defect, Incident } from '../domain/ticket.ts';
import type { WindowScope } from '../adapters/contract.ts';
import type { Source } from './connectSources.ts';
import type { Reader } from './entityQuery.ts';
import { gather, type Gathered } from './gathered.ts';
import { commitsQuery, errorGroupsQuery, listQuery } from './listQueries.ts';

/** What each list holds. */
export interface ListOf {
  releases: ReportedRelease;
  deployments: Deployment;
  incidents: Incident;
  defects: Defect;
  alerts: AlertRun;
  supportCases: SupportCase;
  errorGroups: ErrorGroup;
  commits: Commit;
}

/** Asked by time alone; error groups and commits are asked release by release. */
export type TimedList = Exclude<keyof ListOf, 'errorGroups' | 'commits'>;

/** Lists change slowly: they are asked again every few refreshes. */
const LIST_STALE_REFRESHES = 4;

export interface ListRequest extends WindowScope {
  readonly refreshMs: number;
}

/** One list of all sources that offer it. */
export function readList<Entity extends TimedList>(
  reader: Reader,
  sources: readonly Source[],
  entity: Entity,
  { environment, window, refreshMs }: ListRequest,
): Gathered<ListOf[Entity]> {
  return gather(
    sources.flatMap((source) => {
      const query = listQuery(source, entity, { environment, window }, refreshMs * LIST_STALE_REFRESHES);
      return query === null ? [] : [{ query, known: reader.read(query) }];
    }),
  ) as Gathered<ListOf[Entity]>;
}

export interface ErrorGroupsRequest extends ListRequest {
  /** The release's spellings, each with the source that writes it so. */
  readonly spellings: readonly { readonly sourceId: string; readonly name: string }[];
  readonly settled: boolean;
}

/** Error groups of one release, each source asked in its own spelling of it. */
export function readErrorGroups(
  reader: Reader,
  sources: readonly Source[],
  { environment, window, refreshMs, spellings, settled }: ErrorGroupsRequest,
): Gathered<ErrorGroup> {
  return gather(
    sources.flatMap((source) => {
      const releaseNames = spellings.filter(({ sourceId }) => sourceId === source.id).map(({ name }) => name);
      if (releaseNames.length === 0) return [];
      const staleMs = settled ? Infinity : refreshMs * LIST_STALE_REFRESHES;
      const query = errorGroupsQuery(source, { environment, window, releaseNames }, staleMs);
      return query === null ? [] : [{ query, known: reader.read(query) }];
    }),
  );
}

/** Changes that went into one release, each source asked in its own spelling of it. */
export function readCommits(
  reader: Reader,
  sources: readonly Source[],
  { environment, window, refreshMs, spellings, settled }: ErrorGroupsRequest,
): Gathered<Commit> {
  return gather(
    sources.flatMap((source) => {
      const releaseNames = spellings.filter(({ sourceId }) => sourceId === source.id).map(({ name }) => name);
      if (releaseNames.length === 0) return [];
      const staleMs = settled ? Infinity : refreshMs * LIST_STALE_REFRESHES;
      const query = commitsQuery(source, { environment, window, releaseNames }, staleMs);
      return query === null ? [] : [{ query, known: reader.read(query) }];
    }),
  );
}
