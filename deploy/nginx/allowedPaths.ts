/**
 * How often a screen asks an address again. The cache keeps an answer a little shorter than that, so that a lonely screen
 * always gets a fresh one and a thousand screens cost the source one question per interval.
 */
export type Pace =
  /** At every refresh: the newest hours. */
  | 'live'
  /** Every minute, or at every refresh where that is longer: what is answered in hours only. */
  | 'minute'
  /** Every fourth refresh: lists. */
  | 'list'
  /** Every five minutes: long stretches. Finished ones are asked once by each screen. */
  | 'stretch';

export interface AllowedPath {
  readonly methods: 'GET' | 'POST' | 'both';
  /** Below the source's address; `{name}` stands for one segment, `{number}` for digits. */
  readonly path: string;
  readonly pace: Pace;
  /** Only queries that this finds (a regular expression over the raw query string); absent = all. */
  readonly query?: string;
}

const get = (path: string, pace: Pace = 'list'): AllowedPath => ({ methods: 'GET', path, pace });
const post = (path: string): AllowedPath => ({ methods: 'POST', path, pace: 'list' });

const jira = (version: 2 | 3) =>
  ['myself', 'field', 'status', 'project/{name}/versions'].map((path) => get(`rest/api/${version}/${path}`));
const organization = 'api/0/organizations/{name}';

/**
 * Every address that the adapters ask, by vendor; the proxy refuses everything else. The first entry that fits counts.
 * Only a path that carries its question in the body is open to POST.
 */
export const allowedPaths: Readonly<Record<string, readonly AllowedPath[]>> = {
  prometheus: [
    // "(...)[5d:1h]", encoded: a stretch of days. What is live has hours.
    { methods: 'both', path: 'api/v1/query', pace: 'stretch', query: '%5B[0-9]+d%3A' },
    { methods: 'both', path: 'api/v1/query', pace: 'live' },
    { methods: 'both', path: 'api/v1/query_range', pace: 'stretch' },
    { methods: 'both', path: 'api/v1/labels', pace: 'list' },
    get('api/v1/label/{name}/values'),
    get('api/v1/status/buildinfo'),
  ],
  alertmanager: [get('api/v2/alerts'), get('api/v2/status')],
  sentry: [
    get('api/settings/'),
    get(`${organization}/projects/`),
    get(`${organization}/sessions/`, 'minute'),
    get(`${organization}/issues/`),
    get(`${organization}/issues/{name}/`),
    get(`${organization}/releases/`),
    get(`${organization}/releases/{name}/deploys/`),
    get(`${organization}/releases/{name}/commits/`),
    get(`${organization}/releases/{name}/commitfiles/`),
  ],
  jira: [
    post('rest/api/3/search/jql'),
    post('rest/api/3/changelog/bulkfetch'),
    ...jira(3),
    post('rest/api/2/search'),
    ...jira(2),
  ],
  redmine: [
    get('issues.json'),
    get('issues/{number}.json'),
    get('projects/{name}.json'),
    get('projects/{name}/versions.json'),
    get('issue_statuses.json'),
    get('trackers.json'),
    get('users/current.json'),
  ],
  zendesk: [get('api/v2/incremental/tickets/cursor'), get('api/v2/ticket_fields'), get('api/v2/users/me')],
};

/** What a POST carries, by vendor: the proxy says so itself and passes no header of the client. */
export const bodyTypes: Readonly<Record<string, string>> = {
  prometheus: 'application/x-www-form-urlencoded',
  jira: 'application/json',
};

/** Redmine's `users/current.json` holds the key with which it was asked. */
export const tellsItsKey: ReadonlySet<string> = new Set(['redmine']);
