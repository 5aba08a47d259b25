import { HttpResponse, http } from 'msw';
import type { VendorHandlers } from '../told.ts';
import { answerJql } from './jql.ts';
import { projectIssues, projectVersions, statusJson, type JiraHistory, type JiraIssue } from './project.ts';
import { ALL_STATUSES, FIELDS, LINK_TYPES, OWNER_ZONE, projectOf } from './words.ts';

/** Jira decides itself how many issues go on a page, whatever was asked for. */
const LARGEST_PAGE = 40;
const MOST_ISSUES_PER_CHANGELOG = 1_000;

/** The proxy in front of Jira adds the right credential; whoever sends another one is treated as an anonymous visitor. */
export const DEMO_CREDENTIAL = 'Basic ZGVtbzpkZW1v';

interface Asked {
  readonly [key: string]: unknown;
}

/** Jira Cloud, REST v3, as far as Holdfast asks it. */
export const handlers: VendorHandlers = (told, { base, services }) => {
  const at = (path: string) => `*${base}/rest/api/3/${path}`;
  const issuesNow = () => projectIssues(told.world, services, told.nowMs());
  const projectKeys = services.map((service) => projectOf(service).key);

  return [
    http.post(at('search/jql'), async ({ request }) => {
      if (isAnonymous(request)) return HttpResponse.json({ issues: [], isLast: true });
      const asked = await bodyOf(request);
      const answer = answerJql(
        typeof asked['jql'] === 'string' ? asked['jql'] : '',
        issuesNow(),
        projectKeys,
      );
      if (answer.kind === 'refused') return refusal(400, answer.message);
      const start = Number(decodeToken(asked['nextPageToken']));
      const size = Math.min(LARGEST_PAGE, Number(asked['maxResults'] ?? 50));
      const end = start + size;
      const isLast = end >= answer.issues.length;
      const issues = answer.issues.slice(start, end).map((issue) => issueJson(issue, asked['fields']));
      return HttpResponse.json({ issues, isLast, ...(isLast ? {} : { nextPageToken: encodeToken(end) }) });
    }),

    http.post(at('changelog/bulkfetch'), async ({ request }) => {
      if (isAnonymous(request)) return HttpResponse.json({ issueChangeLogs: [] });
      const asked = await bodyOf(request);
      const wanted = listIn(asked['issueIdsOrKeys']);
      if (wanted.length === 0 || wanted.length > MOST_ISSUES_PER_CHANGELOG)
        return refusal(400, 'Between 1 and 1000 issues can be asked for.');
      const rows = changelogRows(issuesNow(), wanted, listIn(asked['fieldIds']));
      const start = Number(decodeToken(asked['nextPageToken']));
      const end = start + Math.min(LARGEST_PAGE, Number(asked['maxResults'] ?? 1_000));
      const next = end >= rows.length ? {} : { nextPageToken: encodeToken(end) };
      return HttpResponse.json({ issueChangeLogs: groupByIssue(rows.slice(start, end)), ...next });
    }),

    http.get(at('project/:key/versions'), ({ request, params }) => {
      const service = services.find((each) => projectOf(each).key === params['key']);
      if (isAnonymous(request) || service === undefined)
        return refusal(404, `No project could be found with key '${String(params['key'])}'.`);
      return HttpResponse.json(projectVersions(told.world, service, told.nowMs()));
    }),

    http.get(at('status'), ({ request }) =>
      HttpResponse.json(isAnonymous(request) ? [] : ALL_STATUSES.map(statusJson)),
    ),

    http.get(at('field'), () =>
      HttpResponse.json(Object.values(FIELDS).map((field) => ({ ...field, custom: true }))),
    ),

    http.get(at('issueLinkType'), () => HttpResponse.json({ issueLinkTypes: Object.values(LINK_TYPES) })),

    http.get(at('myself'), ({ request }) => {
      if (isAnonymous(request))
        return new HttpResponse('Client must be authenticated to access this resource.', { status: 401 });
      return HttpResponse.json({
        accountId: 'demo-reader',
        displayName: 'Holdfast reader',
        active: true,
        timeZone: OWNER_ZONE,
      });
    }),
  ];
};

function isAnonymous(request: Request): boolean {
  const credential = request.headers.get('authorization');
  return credential !== null && credential !== DEMO_CREDENTIAL;
}

/** Without `fields` only the id is told. */
function issueJson(issue: JiraIssue, asked: unknown) {
  const wanted = listIn(asked);
  if (wanted.length === 0) return { id: issue.id };
  const fields = Object.fromEntries(Object.entries(issue.fields).filter(([name]) => wanted.includes(name)));
  return {
    id: issue.id,
    key: issue.key,
    self: `https://harbour.invalid/rest/api/3/issue/${issue.id}`,
    fields,
  };
}

interface ChangelogRow {
  readonly issueId: string;
  readonly history: JiraHistory;
  readonly items: JiraHistory['items'];
}

function changelogRows(
  issues: readonly JiraIssue[],
  wanted: readonly string[],
  fieldIds: readonly string[],
): readonly ChangelogRow[] {
  const asked = issues.filter((issue) => wanted.includes(issue.id) || wanted.includes(issue.key));
  return asked.flatMap((issue) =>
    issue.histories.flatMap((history) => {
      const named = history.items.filter(
        (item) => fieldIds.length === 0 || fieldIds.includes(String(item['fieldId'] ?? item['field'])),
      );
      return named.length === 0 ? [] : [{ issueId: issue.id, history, items: named }];
    }),
  );
}

/** Times here are epoch numbers, unlike everywhere else in this interface. */
function groupByIssue(rows: readonly ChangelogRow[]) {
  const groups = Map.groupBy(rows, (row) => row.issueId);
  return [...groups].map(([issueId, ofIssue]) => ({
    issueId,
    changeHistories: ofIssue.map(({ history, items }) => ({
      id: history.id,
      author: { displayName: history.author, accountType: 'atlassian' },
      created: Math.floor(history.atMs),
      items,
    })),
  }));
}

async function bodyOf(request: Request): Promise<Asked> {
  const body: unknown = await request.json();
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function listIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function refusal(status: number, message: string) {
  return HttpResponse.json({ errorMessages: [message], errors: {} }, { status });
}

function encodeToken(start: number): string {
  return btoa(`page:${start}`);
}

function decodeToken(token: unknown): string {
  return typeof token === 'string' ? atob(token).replace('page:', '') : '0';
}
