import { HttpResponse, http } from 'msw';
import type { VendorHandlers } from '../told.ts';
import { filterIssues } from './filterIssues.ts';
import { projectIssues, projectProjects, projectVersions } from './project.ts';
import { ALL_STATUSES, TRACKERS } from './words.ts';

const DEFAULT_LIMIT = 25;
const LARGEST_LIMIT = 100;

/** The proxy in front of Redmine adds the right key; whoever sends another one is treated as an anonymous visitor. */
export const DEMO_KEY = '0000000000000000000000000000000000000000';

/** Redmine's REST interface as far as Holdfast asks it; reading without a login is allowed, but shows no tickets. */
export const handlers: VendorHandlers = (told, { base, services }) => {
  const at = (path: string) => `*${base}/${path}`;
  const telling = () => ({ world: told.world, services, nowMs: told.nowMs() });

  return [
    http.get(at('issues.json'), ({ request }) => {
      const search = new URL(request.url).searchParams;
      const limit = limitIn(search.get('limit'));
      const offset = Math.max(0, Math.trunc(Number(search.get('offset') ?? '0')) || 0);
      if (isAnonymous(request)) return HttpResponse.json({ issues: [], total_count: 0, offset, limit });
      const projects = projectProjects(telling()).flatMap(({ id, identifier }) => [identifier, String(id)]);
      const answer = filterIssues(projectIssues(telling()), search, projects);
      if (answer.kind === 'unknown-project') return new HttpResponse(null, { status: 404 });
      if (answer.kind === 'invalid') return HttpResponse.json({ errors: [answer.error] }, { status: 422 });
      // `include=journals` is ignored in lists.
      const withRelations = (search.get('include') ?? '').split(',').includes('relations');
      const page = answer.issues.slice(offset, offset + limit);
      const issues = page.map(({ summary, relations }) =>
        withRelations ? { ...summary, relations } : summary,
      );
      return HttpResponse.json({ issues, total_count: answer.issues.length, offset, limit });
    }),

    http.get(at('issues/:file'), ({ request, params }) => {
      const id = Number(String(params['file']).replace('.json', ''));
      const issue = isAnonymous(request)
        ? undefined
        : projectIssues(telling()).find((each) => each.id === id);
      if (issue === undefined) return new HttpResponse(null, { status: 404 });
      const included = (new URL(request.url).searchParams.get('include') ?? '').split(',');
      const journals = included.includes('journals') ? { journals: issue.journals } : {};
      const relations = included.includes('relations') ? { relations: issue.relations } : {};
      return HttpResponse.json({ issue: { ...issue.summary, ...relations, ...journals } });
    }),

    http.get(at('projects/:project/versions.json'), ({ params }) => {
      const service = services.find((each) => each === params['project']);
      if (service === undefined) return new HttpResponse(null, { status: 404 });
      const versions = projectVersions(telling(), service);
      return HttpResponse.json({ versions, total_count: versions.length });
    }),

    http.get(at('projects/:file'), ({ params }) => {
      const identifier = String(params['file']).replace('.json', '');
      const project = projectProjects(telling()).find((each) => each.identifier === identifier);
      return project === undefined ? new HttpResponse(null, { status: 404 }) : HttpResponse.json({ project });
    }),

    http.get(at('issue_statuses.json'), () =>
      HttpResponse.json({ issue_statuses: ALL_STATUSES.map((status) => ({ ...status, description: null })) }),
    ),

    http.get(at('trackers.json'), () =>
      HttpResponse.json({
        trackers: Object.values(TRACKERS).map((tracker) => ({
          ...tracker,
          description: '',
          enabled_standard_fields: [],
        })),
      }),
    ),

    http.get(at('users/current.json'), ({ request }) => {
      if (isAnonymous(request)) return new HttpResponse(null, { status: 401 });
      return HttpResponse.json({
        user: { id: 5, login: 'holdfast', firstname: 'Holdfast', lastname: 'Reader' },
      });
    }),
  ];
};

function isAnonymous(request: Request): boolean {
  const key = request.headers.get('x-redmine-api-key');
  return key !== null && key !== DEMO_KEY;
}

/** More than 100 becomes 100, less than 1 becomes 25; neither is told. */
function limitIn(text: string | null): number {
  const limit = text === null ? DEFAULT_LIMIT : Math.trunc(Number(text));
  return limit >= 1 ? Math.min(LARGEST_LIMIT, limit) : DEFAULT_LIMIT;
}
