import type { AdapterContext, Asking } from '../contract.ts';
import type { RequestReceipt } from '../../domain/collected.ts';
import { decodeAnswer } from '../transport/decodeRecords.ts';
import { nextPageToken } from '../transport/linkHeader.ts';
import { paginate, type Pages } from '../transport/paginate.ts';
import type { SourceAnswer } from '../transport/request.ts';
import type { Flavour } from './flavour.ts';
import { list } from './records.ts';
import type { SentrySettings } from './settings.ts';

export interface SentryConnection {
  readonly settings: SentrySettings;
  readonly context: AdapterContext;
  /** What really answers, once `auto` is resolved. */
  readonly flavour: Flavour;
}

/** One question below the organisation: `releases/`, `sessions/`, ... */
export interface OrganizationRequest {
  readonly tail: string;
  readonly search: URLSearchParams;
  /** Sentry's search query for the receipt; null where there is none. */
  readonly query?: string | null;
  /** Path of the same thing in Sentry's own screens, below the organisation. */
  readonly screen?: string;
}

export interface ListedPages extends Pages<unknown> {
  readonly receipts: readonly RequestReceipt[];
  /** Total the server knows of (`X-Hits`), null where it does not say. */
  readonly hits: number | null;
}

export function askOrganization(
  connection: SentryConnection,
  request: OrganizationRequest,
  asking: Asking,
): Promise<SourceAnswer> {
  const { settings, context } = connection;
  const organization = encodeURIComponent(settings.organization);
  return context.request({
    path: `api/0/organizations/${organization}/${request.tail}`,
    search: request.search,
    query: request.query ?? null,
    vendorUrl: request.screen === undefined ? null : screenUrl(connection, request.screen),
    signal: asking.signal,
  });
}

/** Reads a list page by page. `isEnough` may stop early where older items cannot matter to the question. */
export async function listOrganization(
  connection: SentryConnection,
  {
    request,
    of,
    maxPages,
    isEnough = () => false,
  }: {
    readonly request: OrganizationRequest;
    readonly of: string;
    readonly maxPages: number;
    readonly isEnough?: (page: readonly unknown[]) => boolean;
  },
  asking: Asking,
): Promise<ListedPages> {
  const receipts: RequestReceipt[] = [];
  let hits: number | null = null;
  const pages = await paginate({
    of,
    maxPages,
    async collectPage(cursor) {
      const search = new URLSearchParams(request.search);
      if (cursor !== null) search.set('cursor', cursor);
      const answer = await askOrganization(connection, { ...request, search }, asking);
      receipts.push(answer.receipt);
      hits ??= hitsOf(answer.headers);
      const items = decodeAnswer(list, answer, connection.context.sourceId);
      const next = isEnough(items) ? null : nextPageToken(answer.headers.get('link'), 'cursor');
      return { items, next };
    },
  });
  return { ...pages, receipts, hits };
}

export function screenUrl({ settings, context }: SentryConnection, screen: string): string | null {
  if (context.screenUrl === null) return null;
  const organization = encodeURIComponent(settings.organization);
  return `${context.screenUrl.replace(/\/+$/, '')}/organizations/${organization}/${screen}`;
}

/** Sentry's spellings of an environment named in settings. */
export function environmentNames(
  { settings, context }: SentryConnection,
  environment: string,
): readonly string[] {
  return settings.environments[environment] ?? context.environments[environment] ?? [environment];
}

export interface SentryProject {
  readonly service: string;
  readonly slug: string;
}

export function projectsOf({ settings, context }: SentryConnection): readonly SentryProject[] {
  return context.services.map(({ id }) => ({ service: id, slug: settings.projects[id] ?? id }));
}

/** A project's service where settings name one, its own slug otherwise: never dropped. */
export function serviceOf(connection: SentryConnection, slug: string): string {
  return projectsOf(connection).find((project) => project.slug === slug)?.service ?? slug;
}

function hitsOf(headers: Headers): number | null {
  const hits = headers.get('x-hits');
  return hits !== null && /^\d+$/.test(hits) ? Number(hits) : null;
}
