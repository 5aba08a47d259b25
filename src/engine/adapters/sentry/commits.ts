import type { Asking, ReleaseScope } from '../contract.ts';
import type { Collected, Rejected, RequestReceipt } from '../../domain/collected.ts';
import type { Commit } from '../../domain/commit.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import { SourceError } from '../transport/sourceError.ts';
import { listOrganization, type SentryConnection } from './api.ts';
import { convertCommit } from './convertCommits.ts';
import { changedFileRecord, commitRecord, type ChangedFileRecord } from './records.ts';

/** A hundred a page: a release of more commits than this is a new product. */
const MAX_PAGES = 10;

interface CommitsPart {
  readonly items: readonly Commit[];
  readonly incompleteness: readonly string[];
  readonly rejected: readonly Rejected[];
  readonly notices: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

/** What went into the named releases: commits, and the files that they changed where the server tells them. */
export async function collectCommits(
  connection: SentryConnection,
  { releaseNames }: Pick<ReleaseScope, 'releaseNames'>,
  asking: Asking,
): Promise<Collected<Commit>> {
  const parts = await Promise.all(
    [...new Set(releaseNames)].map((name) => commitsOf(connection, name, asking)),
  );
  const all = <T>(of: (part: CommitsPart) => readonly T[]): readonly T[] => parts.flatMap(of);
  return {
    items: all((part) => part.items),
    window: null,
    incompleteness: all((part) => part.incompleteness),
    rejected: all((part) => part.rejected),
    notices: [...new Set(all((part) => part.notices))],
    asOfMs: asking.nowMs,
    receipts: all((part) => part.receipts),
  };
}

async function commitsOf(
  connection: SentryConnection,
  releaseName: string,
  asking: Asking,
): Promise<CommitsPart> {
  const listed = await listCommits(connection, releaseName, asking);
  if (listed === null) return { ...NOTHING, incompleteness: [`${releaseName} is not known here any more.`] };
  const changed =
    connection.flavour === 'glitchtip' ? NO_FILES : await filesOf(connection, releaseName, asking);
  const { records, rejected } = decodeRecords(commitRecord, listed.items);
  const files = filesByMessage(changed.files);
  return {
    items: records.map((record) => convertCommit(record, { releaseName, files, connection })),
    incompleteness: listed.incompleteness,
    rejected,
    notices: changed.notices,
    receipts: [...listed.receipts, ...changed.receipts],
  };
}

const NOTHING: CommitsPart = { items: [], incompleteness: [], rejected: [], notices: [], receipts: [] };

/** null = deleted since the release was listed: the other releases asked about still have their commits. */
async function listCommits(connection: SentryConnection, releaseName: string, asking: Asking) {
  try {
    return await readList(connection, { releaseName, what: 'commits' }, asking);
  } catch (error) {
    if (error instanceof SourceError && error.facts.kind === 'not-found') return null;
    throw error;
  }
}

interface ChangedFiles {
  readonly files: readonly ChangedFileRecord[];
  readonly notices: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

const NO_FILES: ChangedFiles = {
  files: [],
  notices: ['GlitchTip does not tell which files a commit changed.'],
  receipts: [],
};

/** Files are an extra: commits without them are still worth having. */
async function filesOf(
  connection: SentryConnection,
  releaseName: string,
  asking: Asking,
): Promise<ChangedFiles> {
  try {
    const pages = await readList(connection, { releaseName, what: 'commitfiles' }, asking);
    const { records } = decodeRecords(changedFileRecord, pages.items);
    const notices =
      pages.incompleteness.length === 0 ? [] : [`Some changed files of ${releaseName} are missing.`];
    return { files: records, notices, receipts: pages.receipts };
  } catch (error) {
    const refused = error instanceof SourceError && ['forbidden', 'not-found'].includes(error.facts.kind);
    if (!refused) throw error;
    return { files: [], notices: ['The files that commits changed are not told.'], receipts: [] };
  }
}

/** Versions hold `@`, `+` and `/`. */
async function readList(
  connection: SentryConnection,
  { releaseName, what }: { readonly releaseName: string; readonly what: 'commits' | 'commitfiles' },
  asking: Asking,
) {
  const version = encodeURIComponent(releaseName);
  const request = {
    tail: `releases/${version}/${what}/`,
    search: new URLSearchParams(),
    screen: `releases/${version}/commits/`,
  };
  return listOrganization(connection, { request, of: what, maxPages: MAX_PAGES }, asking);
}

/** Sentry ties a changed file to its commit by the message alone: equal messages share their files. */
function filesByMessage(records: readonly ChangedFileRecord[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, Set<string>>();
  for (const { commitMessage, filename } of records) {
    const message = commitMessage ?? '';
    const known = files.get(message) ?? new Set<string>();
    files.set(message, known.add(filename));
  }
  return new Map([...files].map(([message, names]) => [message, [...names]]));
}
