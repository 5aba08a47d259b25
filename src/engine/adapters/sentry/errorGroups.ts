import { z } from 'zod';
import type { Asking, ReleaseScope } from '../contract.ts';
import type { Collected, Rejected } from '../../domain/collected.ts';
import type { ErrorGroup } from '../../domain/errorGroup.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import {
  environmentNames,
  listOrganization,
  projectsOf,
  type ListedPages,
  type SentryConnection,
} from './api.ts';
import { convertIssue } from './convert.ts';
import { issueRecord, type IssueRecord } from './records.ts';
import { collectRegressionTimes } from './regressionTimes.ts';

/** Newest first: what is new in a release is what the question is about. Sentry lists at most 100 a page. */
const LIMIT = 100;

/** Error groups seen in each named release within the window, with the counts of that release. */
export async function collectErrorGroups(
  connection: SentryConnection,
  scope: ReleaseScope,
  asking: Asking,
): Promise<Collected<ErrorGroup>> {
  const parts = await Promise.all(
    scope.releaseNames.map((name) => groupsOf(connection, { ...scope, releaseName: name }, asking)),
  );
  return {
    items: parts.flatMap((part) => part.items),
    window: scope.window,
    incompleteness: parts.flatMap((part) => part.incompleteness),
    rejected: parts.flatMap((part) => part.rejected),
    notices: [...new Set(parts.flatMap((part) => part.notices))],
    asOfMs: asking.nowMs,
    receipts: parts.flatMap((part) => part.receipts),
  };
}

type OneRelease = Omit<ReleaseScope, 'releaseNames'> & { readonly releaseName: string };

async function groupsOf(
  connection: SentryConnection,
  scope: OneRelease,
  asking: Asking,
): Promise<Omit<Collected<ErrorGroup>, 'window' | 'asOfMs'>> {
  const isGlitchtip = connection.flavour === 'glitchtip';
  const release = `release:${quoted(scope.releaseName)}`;
  // `substatus` cannot tell a regression: Sentry itself sets it from "regressed" to "ongoing" after seven days.
  const [seen, first, regressed] = await Promise.all([
    list(connection, scope, { query: release, asking }),
    isGlitchtip
      ? null
      : list(connection, scope, { query: `${release} first-release:${quoted(scope.releaseName)}`, asking }),
    isGlitchtip
      ? null
      : list(connection, scope, {
          query: `${release} regressed_in_release:${quoted(scope.releaseName)}`,
          asking,
        }),
  ]);
  const firstIds = idsOf(first);
  const regressedIds = idsOf(regressed);
  const listed = [seen, ...(first === null ? [] : [first]), ...(regressed === null ? [] : [regressed])];
  const { records, rejected } = decodeRecords(
    issueRecord,
    onceEach(listed.flatMap((pages) => [...pages.items])),
  );
  const ours = records.filter((record) => isOurs(record, connection));
  const times = await collectRegressionTimes(
    connection,
    { ids: [...regressedIds], releaseName: scope.releaseName },
    asking,
  );
  const converted = ours.map((record) => {
    const regression = regressedIds.has(record.id)
      ? { atMs: times.atMs.get(record.id) ?? null, rule: 'Sentry: regressed_in_release' }
      : null;
    const findings = { releaseName: scope.releaseName, isFirstRelease: firstIds.has(record.id), regression };
    return { record, group: convertIssue(record, findings, connection) };
  });
  return {
    items: converted.flatMap(({ group }) => (group === null ? [] : [group])),
    incompleteness: incompletenessOf(scope.releaseName, seen, listed),
    rejected: [...rejected, ...timelessOf(converted)],
    notices: noticesOf(ours, isGlitchtip),
    receipts: [...listed.flatMap((pages) => pages.receipts), ...times.receipts],
  };
}

function list(
  connection: SentryConnection,
  { environment, window }: OneRelease,
  { query, asking }: { readonly query: string; readonly asking: Asking },
): Promise<ListedPages> {
  const isGlitchtip = connection.flavour === 'glitchtip';
  const search = new URLSearchParams({
    query,
    sort: isGlitchtip ? '-first_seen' : 'new',
    limit: String(LIMIT),
    start: new Date(window.startMs).toISOString(),
    end: new Date(window.endMs).toISOString(),
  });
  // GlitchTip wants numeric project ids; its answers are sorted out by slug instead.
  if (!isGlitchtip) for (const { slug } of projectsOf(connection)) search.append('project', slug);
  for (const name of environmentNames(connection, environment)) search.append('environment', name);
  const screen = `issues/?query=${encodeURIComponent(query)}`;
  return listOrganization(
    connection,
    { request: { tail: 'issues/', search, query, screen }, of: 'error groups', maxPages: 1 },
    asking,
  );
}

/** A search value: quotes, backslashes and wildcards inside a release name are themselves. */
function quoted(name: string): string {
  return `"${name.replaceAll(/["\\*]/g, String.raw`\$&`)}"`;
}

function idsOf(pages: ListedPages | null): ReadonlySet<string> {
  return new Set(pages === null ? [] : decodeRecords(issueRecord, pages.items).records.map(({ id }) => id));
}

function isOurs({ project }: IssueRecord, connection: SentryConnection): boolean {
  if (connection.flavour !== 'glitchtip') return true;
  const slug = project?.slug ?? null;
  return slug === null || projectsOf(connection).some((known) => known.slug === slug);
}

function incompletenessOf(
  releaseName: string,
  seen: ListedPages,
  listed: readonly ListedPages[],
): readonly string[] {
  if (listed.every((pages) => pages.incompleteness.length === 0)) return [];
  const total = seen.hits === null ? 'more' : `${seen.hits}`;
  return [`${releaseName}: only the newest ${seen.items.length} of ${total} error groups were read.`];
}

/** The three lists overlap; told apart before decoding, so that a record that cannot be read is counted once. */
function onceEach(items: readonly unknown[]): readonly unknown[] {
  const named = z.object({ id: z.union([z.string(), z.number()]) });
  const known = new Map<string, unknown>();
  for (const item of items) {
    const { data } = named.safeParse(item);
    const name = data === undefined ? JSON.stringify(item) : String(data.id);
    if (!known.has(name)) known.set(name, item);
  }
  return [...known.values()];
}

function timelessOf(
  converted: readonly { readonly record: IssueRecord; readonly group: ErrorGroup | null }[],
): readonly Rejected[] {
  const timeless = converted.filter(({ group }) => group === null);
  const [example] = timeless;
  return example === undefined
    ? []
    : [{ count: timeless.length, reason: 'no first or last sighting', example: example.record.id }];
}

function noticesOf(records: readonly IssueRecord[], isGlitchtip: boolean): readonly string[] {
  const unknown = new Set(
    records
      .map(({ status }) => status)
      .filter((status) => !['unresolved', 'resolved', 'ignored'].includes(status)),
  );
  return [
    ...(records.some(({ filtered }) => filtered === null || filtered === undefined)
      ? ['Counts are of the whole error group, because the server does not count by release.']
      : []),
    ...(isGlitchtip
      ? ['GlitchTip does not say whether an error group came back after having been resolved.']
      : []),
    ...[...unknown].map((status) => `Unknown status kept as it is: ${status}`),
  ];
}
