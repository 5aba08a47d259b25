import { http, HttpResponse } from 'msw';
import type { VendorHandlers } from '../told.ts';
import {
  deployJson,
  isoText,
  ORGANIZATION,
  projectId,
  projectReleases,
  releaseJson,
  SCREEN,
  sentryName,
  type SentryRelease,
} from './project.ts';
import { commitFilesJson, commitsJson } from './projectCommits.ts';
import { projectIssueDetail, projectIssues } from './projectIssues.ts';
import { projectSessions, readSessionsQuestion } from './projectSessions.ts';
import { parseSearch } from './search.ts';

const LARGEST_PAGE = 100;

/** Sentry's organisation endpoints, as far as they are read. */
export const handlers: VendorHandlers = ({ world, nowMs }, { base, services }) => {
  const at = (tail: string) => `*${base}/api/0/organizations/:organization/${tail}`;
  const now = () => ({ nowMs: nowMs(), services });

  /** What every endpoint does first: who is asked, and for which projects. */
  function asked(request: Request, organization: unknown) {
    const search = new URL(request.url).searchParams;
    const named = search.getAll('project').filter((project) => project !== '-1');
    const wanted = services.filter(
      (service) =>
        named.length === 0 || named.includes(service) || named.includes(String(projectId(service, services))),
    );
    if (organization !== ORGANIZATION)
      return { refusal: refuse(404, 'The requested resource does not exist') };
    if (wanted.length < new Set(named).size)
      return { refusal: refuse(403, 'You do not have permission to perform this action.') };
    const environments = search.getAll('environment');
    const inProduction = environments.length === 0 || environments.includes('production');
    return { refusal: null, search, wanted, inProduction, isFiltered: environments.length > 0 };
  }

  const refuse = (status: number, detail: string) =>
    HttpResponse.json({ detail }, { status, headers: headers() });
  const headers = () => ({
    Date: new Date(nowMs()).toUTCString(),
    'X-Sentry-Rate-Limit-Limit': '40',
    'X-Sentry-Rate-Limit-Remaining': '39',
    'X-Sentry-Rate-Limit-Reset': String(Math.ceil(nowMs() / 1000) + 1),
    'X-Sentry-Rate-Limit-ConcurrentLimit': '25',
    'X-Sentry-Rate-Limit-ConcurrentRemaining': '24',
  });

  /** Links name Sentry's own host, and the last page has a next link too. */
  function paged(request: Request, rows: readonly unknown[], sizeName: 'per_page' | 'limit') {
    const { pathname, searchParams } = new URL(request.url);
    const size = Math.min(LARGEST_PAGE, Number(searchParams.get(sizeName) ?? LARGEST_PAGE));
    const page = Number(/^\d+:(\d+):0$/.exec(searchParams.get('cursor') ?? '')?.[1] ?? 0);
    const hasNext = (page + 1) * size < rows.length;
    const link = (rel: string, toPage: number, results: boolean) =>
      `<${SCREEN}${pathname.slice(pathname.indexOf('/api/0/'))}?${sizeName}=${size}&cursor=${size}:${toPage}:0>; rel="${rel}"; results="${results}"; cursor="${size}:${toPage}:0"`;
    return HttpResponse.json(rows.slice(page * size, (page + 1) * size), {
      headers: {
        ...headers(),
        'X-Hits': String(rows.length),
        Link: `${link('previous', Math.max(0, page - 1), page > 0)}, ${link('next', page + 1, hasNext)}`,
      },
    });
  }

  const releasesNow = (wanted: readonly string[]) => projectReleases(world, wanted, nowMs());

  return [
    http.get(at('projects/'), ({ request, params }) => {
      const { refusal } = asked(request, params['organization']);
      const rows = services.map((slug) => ({
        id: String(projectId(slug, services)),
        slug,
        name: slug,
        platform: 'javascript',
        dateCreated: isoText(world.startMs),
        hasSessions: slug !== 'payments',
      }));
      return refusal ?? paged(request, rows, 'per_page');
    }),

    http.get(at('releases/'), ({ request, params }) => {
      const question = asked(request, params['organization']);
      if (question.refusal !== null) return question.refusal;
      const part = question.search.get('query') ?? '';
      const isHere = ({ deploys }: SentryRelease) =>
        !question.isFiltered ||
        (question.inProduction && deploys.some(({ environment }) => environment === 'production'));
      const rows = releasesNow(question.wanted).filter(
        (release) => release.version.includes(part) && isHere(release),
      );
      return paged(
        request,
        rows.map((release) => releaseJson(release, services)),
        'per_page',
      );
    }),

    http.get(at('releases/:version/deploys/'), ({ request, params }) => {
      const question = asked(request, params['organization']);
      if (question.refusal !== null) return question.refusal;
      const release = releasesNow(services).find(({ version }) => version === params['version']);
      if (release === undefined) return refuse(404, 'The requested resource does not exist');
      return paged(request, release.deploys.map(deployJson), 'per_page');
    }),

    ...(['commits', 'commitfiles'] as const).map((what) =>
      http.get(at(`releases/:version/${what}/`), ({ request, params }) => {
        const question = asked(request, params['organization']);
        if (question.refusal !== null) return question.refusal;
        const known = releasesNow(services).find(({ version }) => version === params['version']);
        if (known === undefined) return refuse(404, 'The requested resource does not exist');
        const release = world.releases.find(
          ({ service, version }) => sentryName(world, service, version) === known.version,
        );
        const project = what === 'commits' ? commitsJson : commitFilesJson;
        return paged(request, release === undefined ? [] : project(world, release), 'per_page');
      }),
    ),

    http.get(at('sessions/'), ({ request, params }) => {
      const question = asked(request, params['organization']);
      if (question.refusal !== null) return question.refusal;
      const { search, wanted, inProduction } = question;
      const read = readSessionsQuestion(search, { nowMs: nowMs(), services: inProduction ? wanted : [] });
      if ('kind' in read) return refuse(400, read.detail);
      return HttpResponse.json(projectSessions(world, read, nowMs()), { headers: headers() });
    }),

    http.get(at('issues/'), ({ request, params }) => {
      const question = asked(request, params['organization']);
      if (question.refusal !== null) return question.refusal;
      const { search, wanted, inProduction } = question;
      // Without `query` Sentry lists unresolved issues only.
      const parsed = parseSearch(search.get('query') ?? 'is:unresolved');
      if (parsed.kind === 'refused') return refuse(400, parsed.detail);
      const startMs = Date.parse(search.get('start') ?? isoText(world.startMs));
      const endMs = Date.parse(search.get('end') ?? isoText(nowMs()));
      const issues = projectIssues(
        world,
        { search: parsed.search, startMs, endMs, services: inProduction ? wanted : [] },
        now(),
      );
      return paged(request, issues, 'limit');
    }),

    http.get(at('issues/:id/'), ({ request, params }) => {
      const { refusal } = asked(request, params['organization']);
      const issue = projectIssueDetail(world, String(params['id']), now());
      return (
        refusal ??
        (issue === null
          ? refuse(404, 'The requested resource does not exist')
          : HttpResponse.json(issue, { headers: headers() }))
      );
    }),

    // GlitchTip tells about itself here; Sentry has its login page for unknown addresses.
    http.get(`*${base}/api/settings/`, () =>
      HttpResponse.html('<!DOCTYPE html><title>Page Not Found</title>', { status: 404 }),
    ),
  ];
};
