import type { RedmineIssue } from './project.ts';

export type FilterAnswer =
  | { readonly kind: 'issues'; readonly issues: readonly RedmineIssue[] }
  | { readonly kind: 'invalid'; readonly error: string }
  | { readonly kind: 'unknown-project' };

type Test = (issue: RedmineIssue) => boolean;

/** The filters that are asked for here. As in Redmine, a filter it does not know is ignored: everything comes back. */
export function filterIssues(
  issues: readonly RedmineIssue[],
  search: URLSearchParams,
  projects: readonly string[],
): FilterAnswer {
  const project = search.get('project_id');
  if (project !== null && !projects.includes(project)) return { kind: 'unknown-project' };
  const dates = [
    dateTest('Updated', search.get('updated_on'), (issue) => issue.updatedAtMs),
    dateTest('Created', search.get('created_on'), (issue) => issue.createdAtMs),
  ];
  const invalid = dates.find((test) => typeof test === 'string');
  if (invalid !== undefined) return { kind: 'invalid', error: invalid };
  const trackers = search.get('tracker_id')?.split('|') ?? null;
  const tests: readonly Test[] = [
    ...dates.filter((test) => typeof test !== 'string'),
    (issue) => project === null || isOf(issue, project),
    (issue) => trackers === null || trackers.includes(String(issue.trackerId)),
    statusTest(search.get('status_id') ?? 'o'),
  ];
  const found = issues.filter((issue) => tests.every((test) => test(issue)));
  return {
    kind: 'issues',
    issues: found.toSorted((a, b) => (search.get('sort') === 'id' ? a.id - b.id : b.id - a.id)),
  };
}

function isOf(issue: RedmineIssue, project: string): boolean {
  return issue.projectIdentifier === project || String(issue.projectId) === project;
}

/** Open tickets only, unless asked otherwise. */
function statusTest(wanted: string): Test {
  if (wanted === '*') return () => true;
  if (wanted.startsWith('o')) return (issue) => !issue.status.is_closed;
  if (wanted.startsWith('c')) return (issue) => issue.status.is_closed;
  return (issue) => wanted.split('|').includes(String(issue.status.id));
}

/** Whole seconds, as times are stored. */
function dateTest(
  label: string,
  filter: string | null,
  valueOf: (issue: RedmineIssue) => number,
): Test | string {
  if (filter === null) return () => true;
  const match = /^(>=|<=)(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)$/.exec(filter);
  if (match === null) return `${label} is invalid`;
  const atMs = Date.parse(match[2] ?? '');
  const secondOf = (issue: RedmineIssue) => Math.floor(valueOf(issue) / 1000) * 1000;
  return (issue) => (match[1] === '>=' ? secondOf(issue) >= atMs : secondOf(issue) <= atMs);
}
