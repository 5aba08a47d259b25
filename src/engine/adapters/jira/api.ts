import type { RequestReceipt } from '../../domain/collected.ts';
import type { Asking } from '../contract.ts';
import { decodeAnswer } from '../transport/decodeRecords.ts';
import { paginate } from '../transport/paginate.ts';
import type { RequestSource, SourceAnswer, SourceRequest } from '../transport/request.ts';
import { SourceError } from '../transport/sourceError.ts';
import type { ZodType } from 'zod';
import { HISTORY_FIELDS } from './history.ts';
import { decodeHistories, isRecord, textOf, type HistoryRecord } from './records.ts';
import type { JiraSettings } from './settings.ts';

const PAGE_SIZE = 500;
const MAX_PAGES = 400;
/** The vendor's limits of one bulk changelog request. */
const ISSUES_PER_CHANGELOG = 1_000;
const HISTORIES_PER_PAGE = 1_000;

/** One connected Jira: every request it can be asked, and the receipts of those that were sent. */
export interface JiraApi {
  readonly receipts: RequestReceipt[];
  search(jql: string, fields: readonly string[]): Promise<RawPages>;
  changelogs(
    issueIds: readonly string[],
  ): Promise<{ histories: Map<string, HistoryRecord[]>; incompleteness: readonly string[] }>;
  /** Small lists and single objects below `rest/api/<version>/`, checked by a schema. */
  read<T>(path: string, record: ZodType<T>): Promise<T>;
}

export interface RawPages {
  readonly items: readonly unknown[];
  readonly incompleteness: readonly string[];
}

export interface JiraApiOptions {
  readonly sourceId: string;
  readonly screenUrl: string | null;
  readonly flavour: JiraSettings['flavour'];
  readonly request: RequestSource;
  readonly asking: Asking;
}

export function createJiraApi({ sourceId, screenUrl, flavour, request, asking }: JiraApiOptions): JiraApi {
  const receipts: RequestReceipt[] = [];
  const root = flavour === 'cloud' ? 'rest/api/3' : 'rest/api/2';

  async function send(asked: Omit<SourceRequest, 'signal'>): Promise<SourceAnswer> {
    const answer = await request({ ...asked, signal: asking.signal });
    receipts.push(answer.receipt);
    return answer;
  }

  async function post(
    path: string,
    value: Record<string, unknown>,
    jql: string | null,
  ): Promise<Record<string, unknown>> {
    const vendorUrl =
      jql === null || screenUrl === null ? null : `${screenUrl}/issues/?jql=${encodeURIComponent(jql)}`;
    const answer = await send({
      method: 'POST',
      path: `${root}/${path}`,
      body: { kind: 'json', value },
      query: jql,
      vendorUrl,
    });
    const body = answer.json();
    if (!isRecord(body)) throw badAnswer(sourceId, answer.status, `${path} did not answer an object`);
    return body;
  }

  async function searchCloud(jql: string, fields: readonly string[], token: string | null) {
    const page = { jql, fields, maxResults: PAGE_SIZE, ...(token === null ? {} : { nextPageToken: token }) };
    const body = await post('search/jql', page, jql);
    const items = listOf(body['issues'], sourceId);
    const next = textOf(body['nextPageToken']);
    return { items, next: body['isLast'] === true ? null : next };
  }

  /** The server caps `maxResults` without a word, so the next page starts where this one really ended. */
  async function searchDataCenter(jql: string, fields: readonly string[], token: string | null) {
    const startAt = Number(token ?? '0');
    const body = await post(
      'search',
      { jql, fields, startAt, maxResults: PAGE_SIZE, expand: ['changelog'] },
      jql,
    );
    const items = listOf(body['issues'], sourceId);
    const total = typeof body['total'] === 'number' ? body['total'] : null;
    const nextStart = startAt + items.length;
    const isLast = items.length === 0 || (total !== null && nextStart >= total);
    return { items, next: isLast ? null : String(nextStart) };
  }

  async function changelogPage(issueIdsOrKeys: readonly string[], token: string | null) {
    const asked = { issueIdsOrKeys, fieldIds: HISTORY_FIELDS, maxResults: HISTORIES_PER_PAGE };
    const body = await post(
      'changelog/bulkfetch',
      { ...asked, ...(token === null ? {} : { nextPageToken: token }) },
      null,
    );
    return { items: listOf(body['issueChangeLogs'], sourceId), next: textOf(body['nextPageToken']) };
  }

  return {
    receipts,
    search: (jql, fields) => {
      const searchPage = flavour === 'cloud' ? searchCloud : searchDataCenter;
      return paginate<unknown>({
        of: 'issues',
        maxPages: MAX_PAGES,
        collectPage: (token) => searchPage(jql, fields, token),
      });
    },
    async changelogs(issueIds) {
      const histories = new Map<string, HistoryRecord[]>();
      const incompleteness: string[] = [];
      for (let from = 0; from < issueIds.length; from += ISSUES_PER_CHANGELOG) {
        const ids = issueIds.slice(from, from + ISSUES_PER_CHANGELOG);
        const collectPage = (token: string | null) => changelogPage(ids, token);
        const pages = await paginate<unknown>({ of: 'histories', maxPages: MAX_PAGES, collectPage });
        incompleteness.push(...pages.incompleteness);
        for (const item of pages.items) addHistories(histories, item);
      }
      return { histories, incompleteness };
    },
    async read(path, record) {
      return decodeAnswer(record, await send({ path: `${root}/${path}` }), sourceId);
    },
  };
}

/** One issue's histories may be spread over several pages. */
function addHistories(histories: Map<string, HistoryRecord[]>, item: unknown): void {
  if (!isRecord(item) || !Array.isArray(item['changeHistories'])) return;
  const issueId = textOf(item['issueId']);
  if (issueId === null) return;
  histories.set(issueId, [...(histories.get(issueId) ?? []), ...decodeHistories(item['changeHistories'])]);
}

function listOf(value: unknown, sourceId: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw badAnswer(sourceId, null, 'a list is missing in the answer');
}

function badAnswer(sourceId: string, status: number | null, vendorText: string): SourceError {
  return new SourceError({ kind: 'bad-answer', sourceId, status, vendorText, retryAfterMs: null });
}
