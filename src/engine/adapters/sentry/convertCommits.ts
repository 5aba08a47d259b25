import type { Commit } from '../../domain/commit.ts';
import { parseTime } from '../transport/parseTime.ts';
import { screenUrl, type SentryConnection } from './api.ts';
import type { CommitRecord } from './records.ts';

interface Facts {
  readonly releaseName: string;
  /** Commit message -> the files that it changed. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly connection: SentryConnection;
}

export function convertCommit(record: CommitRecord, { releaseName, files, connection }: Facts): Commit {
  const message = record.message ?? '';
  const title = message.trim().split('\n')[0]?.trim() ?? '';
  return {
    sourceId: connection.context.sourceId,
    releaseName,
    sha: record.id,
    title: title === '' ? record.id.slice(0, 12) : title,
    author: nameOf(record),
    atMs: parseTime(record.dateCreated),
    files: files.get(message) ?? [],
    ticketKeys: ticketKeysIn(message),
    url: commitUrl(record) ?? screenUrl(connection, `releases/${encodeURIComponent(releaseName)}/commits/`),
  };
}

/** Names only: an address is nobody's business here. */
function nameOf({ author, authorName }: CommitRecord): string | null {
  const name = (author?.name ?? authorName ?? '').trim();
  return name === '' || name.includes('@') ? null : name;
}

const KEY = /(?<![\w-])([A-Z][A-Z0-9_]+)-[1-9]\d*(?![\w-])/g;
/** Standards, ciphers and the like are written as tickets are. */
const NO_PROJECTS: ReadonlySet<string> = new Set(
  'UTF ISO IEC RFC SHA MD AES RSA TLS SSL HTTP CVE CWE GHSA ES ECMA IEEE WCAG COVID LATIN CP PEP'.split(' '),
);

/** "SHOP-412" anywhere in the message, each once. */
export function ticketKeysIn(message: string): readonly string[] {
  const keys = [...message.matchAll(KEY)].flatMap(([key, project = '']) =>
    NO_PROJECTS.has(project) ? [] : [key],
  );
  return [...new Set(keys)];
}

/** Only where the kind of host is known for sure, and only a web address. */
function commitUrl({ id, repository }: CommitRecord): string | null {
  const kind = repository?.provider?.id ?? '';
  const tail = /github/.test(kind) ? 'commit' : /gitlab/.test(kind) ? '-/commit' : null;
  const base = tail === null ? null : URL.parse(repository?.url ?? '');
  if (base === null || (base.protocol !== 'https:' && base.protocol !== 'http:')) return null;
  if (base.username !== '' || base.password !== '') return null;
  return `${base.origin}${base.pathname.replace(/\/+$/, '')}/${tail}/${encodeURIComponent(id)}`;
}
