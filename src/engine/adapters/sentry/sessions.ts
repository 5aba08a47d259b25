import type { Asking } from '../contract.ts';
import type { Collected, Rejected, RequestReceipt } from '../../domain/collected.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SessionSeries } from '../../domain/series.ts';
import { ceilTo, DAY_MS, floorTo, HOUR_MS, type TimeWindow } from '../../domain/time.ts';
import { decodeAnswer } from '../transport/decodeRecords.ts';
import { SourceError } from '../transport/sourceError.ts';
import {
  askOrganization,
  environmentNames,
  projectsOf,
  type SentryConnection,
  type SentryProject,
} from './api.ts';
import { convertSessions, type SessionsPart } from './convertSessions.ts';
import { sessionsAnswer } from './records.ts';
import { splitRange } from './splitRange.ts';

/** What Sentry accepts: at least an hour, at most a day, dividing a day. */
const INTERVALS_MS = [1, 2, 3, 4, 6, 8, 12, 24].map((hours) => hours * HOUR_MS);

type Range =
  | { readonly kind: 'past'; readonly window: TimeWindow }
  | { readonly kind: 'live'; readonly lengthMs: number };

interface ProjectSessions {
  readonly series: readonly SessionSeries[];
  readonly window: TimeWindow | null;
  readonly incompleteness: readonly string[];
  readonly rejected: readonly Rejected[];
  readonly notices: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

/** Crashed of all sessions by release and hour (or a multiple of it), one series per project and release. */
export async function collectSessions(
  connection: SentryConnection,
  { environment, span }: Scope,
  asking: Asking,
): Promise<Collected<SessionSeries>> {
  if (connection.flavour === 'glitchtip') return notProvided(asking);
  const intervalMs =
    INTERVALS_MS.findLast((interval) => interval <= span.bucketMs && span.bucketMs % interval === 0) ??
    HOUR_MS;
  const range: Range =
    span.kind === 'live'
      ? { kind: 'live', lengthMs: ceilTo(span.lengthMs, intervalMs) }
      : {
          kind: 'past',
          window: {
            startMs: floorTo(span.window.startMs, intervalMs),
            endMs: ceilTo(span.window.endMs, intervalMs),
          },
        };
  const question = { environments: environmentNames(connection, environment), range, intervalMs, asking };
  const outcomes = await Promise.allSettled(
    projectsOf(connection).map((project) => sessionsOf(connection, project, question)),
  );
  asking.signal.throwIfAborted();
  const { parts, missing } = sortOut(outcomes);
  const windows = parts.flatMap(({ window }) => (window === null ? [] : [window]));
  return {
    items: parts.flatMap((part) => part.series),
    window:
      windows.length === 0
        ? null
        : {
            startMs: Math.min(...windows.map((w) => w.startMs)),
            endMs: Math.max(...windows.map((w) => w.endMs)),
          },
    incompleteness: [...missing, ...parts.flatMap((part) => part.incompleteness)],
    rejected: parts.flatMap((part) => part.rejected),
    notices: [
      ...(span.bucketMs < HOUR_MS
        ? ['Sentry counts sessions by the hour: finer buckets are not offered.']
        : []),
      ...new Set(parts.flatMap((part) => part.notices)),
    ],
    asOfMs: asking.nowMs,
    receipts: parts.flatMap((part) => part.receipts),
  };
}

/** Only reached with `auto`: a source that is known to be GlitchTip does not offer sessions at all. */
function notProvided({ nowMs }: Asking): Collected<SessionSeries> {
  const incompleteness = ['GlitchTip counts no sessions.'];
  return { items: [], window: null, incompleteness, rejected: [], notices: [], asOfMs: nowMs, receipts: [] };
}

/** One project that is missing or closed to us must not hide the others; everything else is the source's failure. */
function sortOut(outcomes: readonly PromiseSettledResult<ProjectSessions>[]) {
  const parts: ProjectSessions[] = [];
  const missing: string[] = [];
  let firstError: unknown;
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') {
      parts.push(outcome.value);
      continue;
    }
    const error: unknown = outcome.reason;
    firstError ??= error;
    const isLocal =
      error instanceof SourceError && ['not-found', 'forbidden', 'refused'].includes(error.facts.kind);
    if (!isLocal) throw error;
    missing.push(error.message);
  }
  if (parts.length === 0 && firstError !== undefined) throw firstError;
  return { parts, missing };
}

interface Question {
  readonly environments: readonly string[];
  readonly range: Range;
  readonly intervalMs: number;
  readonly asking: Asking;
}

async function sessionsOf(
  connection: SentryConnection,
  project: SentryProject,
  question: Question,
): Promise<ProjectSessions> {
  const { range, intervalMs, asking } = question;
  const ask = async (part: Range, kind: 'totals' | 'series'): Promise<SessionsPart> => {
    const search = searchOf(project, { ...question, range: part, kind });
    const answer = await askOrganization(
      connection,
      { tail: 'sessions/', search, screen: 'releases/' },
      asking,
    );
    const { groups, intervals } = decodeAnswer(sessionsAnswer, answer, connection.context.sourceId);
    return { groups, intervals, window: part.kind === 'past' ? part.window : null, receipt: answer.receipt };
  };
  // Asked first, because the size of the answer decides how the time has to be split: groups beyond 10,000 points are cut in silence.
  const totals = await ask(range, 'totals');
  if (totals.groups.length === 0) {
    const window = range.kind === 'past' ? range.window : liveWindow(range.lengthMs, intervalMs, asking);
    return { series: [], window, incompleteness: [], rejected: [], notices: [], receipts: [totals.receipt] };
  }
  const parts = await Promise.all(
    rangesOf(range, totals.groups.length, question).map((part) => ask(part, 'series')),
  );
  const definition = { id: 'sentry-sdk', timeoutMs: connection.settings.sessionTimeoutMs };
  const converted = convertSessions(parts, { serviceName: project.service, intervalMs, definition });
  return { ...converted, receipts: [totals.receipt, ...parts.map(({ receipt }) => receipt)] };
}

/** A live range stays one question without the present in it, as long as its answer is not cut. */
function rangesOf(range: Range, groupCount: number, { intervalMs, asking }: Question): readonly Range[] {
  const window = range.kind === 'past' ? range.window : liveWindow(range.lengthMs, intervalMs, asking);
  const windows = splitRange({ window, intervalMs, groupCount });
  if (windows.length === 1) return [range];
  return windows.map((part) => ({ kind: 'past', window: part }));
}

function liveWindow(lengthMs: number, intervalMs: number, { nowMs }: Asking): TimeWindow {
  return { startMs: floorTo(nowMs - lengthMs, intervalMs), endMs: ceilTo(nowMs, intervalMs) };
}

function searchOf(
  { slug }: SentryProject,
  {
    environments,
    range,
    intervalMs,
    kind,
  }: Omit<Question, 'asking'> & { readonly kind: 'totals' | 'series' },
): URLSearchParams {
  // Sums only: `crash_free_rate` cannot be asked together with the status, and is null without sessions.
  const search = new URLSearchParams({
    field: 'sum(session)',
    interval: `${(kind === 'totals' ? DAY_MS : intervalMs) / HOUR_MS}h`,
  });
  search.append('groupBy', 'release');
  search.append('groupBy', 'session.status');
  search.append('project', slug);
  for (const environment of environments) search.append('environment', environment);
  if (range.kind === 'live') {
    search.set('statsPeriod', `${range.lengthMs / HOUR_MS}h`);
  } else {
    search.set('start', new Date(range.window.startMs).toISOString());
    search.set('end', new Date(range.window.endMs).toISOString());
  }
  search.set(kind === 'totals' ? 'includeSeries' : 'includeTotals', '0');
  return search;
}
