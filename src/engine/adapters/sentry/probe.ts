import type { Asking, ProbeFinding } from '../contract.ts';
import { decodeAnswer, decodeRecords } from '../transport/decodeRecords.ts';
import { SourceError } from '../transport/sourceError.ts';
import {
  askOrganization,
  listOrganization,
  projectsOf,
  type OrganizationRequest,
  type SentryConnection,
} from './api.ts';
import { detectFlavour } from './flavour.ts';
import { list, projectRecord, sessionsAnswer } from './records.ts';

/** Asks for one of each, so that every missing right gets its own sentence. */
export async function probeSentry(
  connection: SentryConnection,
  asking: Asking,
): Promise<readonly ProbeFinding[]> {
  const isGlitchtip = connection.flavour === 'glitchtip';
  const one = new URLSearchParams({ [isGlitchtip ? 'limit' : 'per_page']: '1' });
  const newestIssue = new URLSearchParams({ query: '', limit: '1' });
  return Promise.all([
    projectsFinding(connection, asking),
    readableFinding(
      connection,
      { what: 'releases', scope: 'project:releases', request: { tail: 'releases/', search: one } },
      asking,
    ),
    readableFinding(
      connection,
      { what: 'error groups', scope: 'event:read', request: { tail: 'issues/', search: newestIssue } },
      asking,
    ),
    isGlitchtip
      ? ok('GlitchTip counts no sessions: crash-free sessions are not provided.')
      : readableFinding(
          connection,
          { what: 'sessions', scope: 'org:read', request: sessionsQuestion() },
          asking,
        ),
    flavourFinding(connection, asking),
  ]);
}

async function projectsFinding(connection: SentryConnection, asking: Asking): Promise<ProbeFinding> {
  const { organization } = connection.settings;
  try {
    const request = { tail: 'projects/', search: new URLSearchParams() };
    const pages = await listOrganization(connection, { request, of: 'projects', maxPages: 10 }, asking);
    const slugs = new Set(decodeRecords(projectRecord, pages.items).records.map(({ slug }) => slug));
    const missing = projectsOf(connection).filter(({ slug }) => !slugs.has(slug));
    if (missing.length === 0) return ok(`The organisation ${organization} is readable and has all projects.`);
    const names = missing.map(({ service, slug }) => `${slug} (service ${service})`).join(', ');
    const known = [...slugs].join(', ') || 'none';
    return {
      ok: false,
      text: `No project is called ${names}. There are: ${known}. Name them under "projects".`,
      proposal: null,
    };
  } catch (error) {
    return failed('organisation and its projects', 'org:read and project:read', error, asking);
  }
}

async function readableFinding(
  connection: SentryConnection,
  {
    what,
    scope,
    request,
  }: { readonly what: string; readonly scope: string; readonly request: OrganizationRequest },
  asking: Asking,
): Promise<ProbeFinding> {
  try {
    const answer = await askOrganization(connection, request, asking);
    const { sourceId } = connection.context;
    if (what === 'sessions') decodeAnswer(sessionsAnswer, answer, sourceId);
    else decodeAnswer(list, answer, sourceId);
    return ok(`The ${what} are readable.`);
  } catch (error) {
    return failed(what, scope, error, asking);
  }
}

async function flavourFinding(
  { context, flavour, settings }: SentryConnection,
  asking: Asking,
): Promise<ProbeFinding> {
  try {
    const found = await detectFlavour(context, asking);
    const name = found === 'glitchtip' ? 'GlitchTip' : 'Sentry';
    if (found === flavour) return ok(`The server is ${name}.`);
    return {
      ok: settings.flavour === 'auto',
      text: `The server is ${name}, settings say ${settings.flavour}.`,
      proposal: { flavour: found },
    };
  } catch (error) {
    return failed('kind of server', 'no scope', error, asking);
  }
}

function sessionsQuestion(): OrganizationRequest {
  const search = new URLSearchParams({
    field: 'sum(session)',
    interval: '1h',
    statsPeriod: '24h',
    includeSeries: '0',
  });
  return { tail: 'sessions/', search };
}

function ok(text: string): ProbeFinding {
  return { ok: true, text, proposal: null };
}

function failed(what: string, scope: string, error: unknown, { signal }: Asking): ProbeFinding {
  if (signal.aborted || !(error instanceof SourceError)) throw error;
  const { kind, vendorText } = error.facts;
  // A 400 with a bare string: the token is known, this page's origin is not among the ones it allows.
  if (vendorText?.startsWith('Invalid origin') === true) {
    const advice =
      'Call it through the proxy path, or name this origin in the token’s "Authorized JavaScript Origins".';
    return {
      ok: false,
      text: `The token may not be used from this page: ${vendorText}. ${advice}`,
      proposal: null,
    };
  }
  const advice = kind === 'forbidden' ? `The token needs ${scope}.` : error.hint;
  return { ok: false, text: `The ${what} cannot be read: ${error.message} ${advice}`, proposal: null };
}
