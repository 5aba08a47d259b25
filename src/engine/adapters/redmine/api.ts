import type { ZodType } from 'zod';
import type { RequestReceipt } from '../../domain/collected.ts';
import type { TimeWindow } from '../../domain/time.ts';
import type { Asking } from '../contract.ts';
import { decodeAnswer } from '../transport/decodeRecords.ts';
import { paginate } from '../transport/paginate.ts';
import type { RequestSource, SourceAnswer, SourceRequest } from '../transport/request.ts';
import { SourceError } from '../transport/sourceError.ts';
import { isRecord } from './records.ts';

/** The server's own maximum: a larger `limit` becomes 100 without a word. */
const PAGE_SIZE = 100;
const MAX_PAGES = 1_000;

export interface IssueQuestion {
  readonly project: string;
  readonly window: TimeWindow;
  /** `changed`: any status, touched since the window began. `open`: still open and untouched since then. */
  readonly part: 'changed' | 'open';
  readonly trackerIds: readonly number[];
}

export interface IssueList {
  readonly items: readonly unknown[];
  readonly incompleteness: readonly string[];
}

export interface RedmineApi {
  readonly receipts: RequestReceipt[];
  issues(question: IssueQuestion): Promise<IssueList>;
  /** One issue with its journals, which lists never bring. Its receipt goes to the caller: there may be hundreds. */
  issue(id: number): Promise<{ readonly issue: unknown; readonly receipt: RequestReceipt }>;
  read<T>(path: string, record: ZodType<T>): Promise<T>;
}

export interface RedmineApiOptions {
  readonly sourceId: string;
  readonly screenUrl: string | null;
  readonly request: RequestSource;
  readonly asking: Asking;
}

export function createRedmineApi({ sourceId, screenUrl, request, asking }: RedmineApiOptions): RedmineApi {
  const receipts: RequestReceipt[] = [];

  async function send(asked: Omit<SourceRequest, 'signal'>): Promise<SourceAnswer> {
    const answer = await request({ ...asked, signal: asking.signal });
    receipts.push(answer.receipt);
    return answer;
  }

  async function issuePage(filter: URLSearchParams, token: string | null) {
    const offset = Number(token ?? '0');
    const search = new URLSearchParams(filter);
    search.set('offset', String(offset));
    const vendorUrl = screenUrl === null ? null : `${screenUrl}/issues?${screenFilter(filter).toString()}`;
    const answer = await send({ path: 'issues.json', search, vendorUrl });
    const body = answer.json();
    if (!isRecord(body) || !Array.isArray(body['issues']))
      throw badAnswer(sourceId, answer.status, 'issues.json did not answer a list');
    const items: readonly unknown[] = body['issues'];
    const total = typeof body['total_count'] === 'number' ? body['total_count'] : null;
    const nextOffset = offset + items.length;
    const isLast = items.length === 0 || (total !== null && nextOffset >= total);
    return { items, total, next: isLast ? null : String(nextOffset) };
  }

  return {
    receipts,
    async issues(question) {
      const filter = issueFilter(question);
      let total: number | null = null;
      const pages = await paginate<unknown>({
        of: 'tickets',
        maxPages: MAX_PAGES,
        async collectPage(token) {
          const page = await issuePage(filter, token);
          total = page.total;
          return page;
        },
      });
      const moved = total !== null && pages.incompleteness.length === 0 && countIds(pages.items) < total;
      const told = moved
        ? [
            `The list of ${question.project} changed while it was read; it is complete after the next refresh.`,
          ]
        : [];
      return { items: pages.items, incompleteness: [...pages.incompleteness, ...told] };
    },
    async issue(id) {
      const search = new URLSearchParams({ include: 'journals' });
      const answer = await request({ path: `issues/${id}.json`, search, signal: asking.signal });
      const body = answer.json();
      return { issue: isRecord(body) ? body['issue'] : null, receipt: answer.receipt };
    },
    async read(path, record) {
      return decodeAnswer(record, await send({ path }), sourceId);
    },
  };
}

/**
 * Without `status_id` a list holds open tickets only. Subprojects are left out: they are projects of their own here.
 * Sorted by id, so that pages keep their order while tickets change.
 */
function issueFilter({ project, window, part, trackerIds }: IssueQuestion): URLSearchParams {
  const start = secondText(Math.floor(window.startMs / 1000));
  return new URLSearchParams({
    project_id: project,
    subproject_id: '!*',
    status_id: part === 'changed' ? '*' : 'o',
    updated_on: part === 'changed' ? `>=${start}` : `<=${start}`,
    created_on: `<=${secondText(Math.ceil(window.endMs / 1000))}`,
    ...(trackerIds.length === 0 ? {} : { tracker_id: trackerIds.join('|') }),
    include: 'relations',
    sort: 'id',
    limit: String(PAGE_SIZE),
  });
}

/** The same list in Redmine's own screen. */
function screenFilter(filter: URLSearchParams): URLSearchParams {
  const screen = new URLSearchParams({ set_filter: '1' });
  for (const [name, value] of filter) {
    if (!['include', 'limit', 'sort'].includes(name)) screen.set(name, value);
  }
  return screen;
}

function secondText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}

function countIds(items: readonly unknown[]): number {
  return new Set(items.map((item) => (isRecord(item) ? item['id'] : item))).size;
}

function badAnswer(sourceId: string, status: number | null, vendorText: string): SourceError {
  return new SourceError({ kind: 'bad-answer', sourceId, status, vendorText, retryAfterMs: null });
}
