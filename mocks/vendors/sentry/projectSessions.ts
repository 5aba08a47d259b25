import type { World, WorldSessions } from '../../world/world.ts';
import { isoText, sentryName } from './project.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sentry answers no more points than this, and says nothing about the groups that it leaves out. */
const MAX_POINTS = 10_000;

export interface SessionsQuestion {
  readonly startMs: number;
  readonly endMs: number;
  readonly intervalMs: number;
  readonly groupBy: readonly string[];
  readonly services: readonly string[];
  readonly withSeries: boolean;
  readonly withTotals: boolean;
}

export type SessionsRefusal = { readonly kind: 'refused'; readonly detail: string };

/** Reads the question out of the address; what Sentry refuses is refused in the same places. */
export function readSessionsQuestion(
  search: URLSearchParams,
  { nowMs, services }: { readonly nowMs: number; readonly services: readonly string[] },
): SessionsQuestion | SessionsRefusal {
  const fields = search.getAll('field');
  const groupBy = search.getAll('groupBy');
  if (fields.length === 0) return refused('Request is missing a "field"');
  if (fields.some((field) => field.startsWith('crash_')) && groupBy.includes('session.status')) {
    return refused('Cannot group field "crash_free_rate(session)" by session.status');
  }
  const strange = fields.find((field) => field !== 'sum(session)');
  if (strange !== undefined) return refused(`Invalid field: '${strange}'`);
  const strangeGroup = groupBy.find(
    (group) => !['release', 'session.status', 'project', 'environment'].includes(group),
  );
  if (strangeGroup !== undefined) return refused(`Invalid groupBy: '${strangeGroup}'`);
  const intervalMs = periodMs(search.get('interval') ?? '1h');
  if (intervalMs === null || intervalMs < HOUR_MS || intervalMs > DAY_MS || DAY_MS % intervalMs !== 0) {
    return refused('The interval has to be between 1h and 1d, and divide a day.');
  }
  const lengthMs = periodMs(search.get('statsPeriod') ?? '');
  const startMs = lengthMs === null ? Date.parse(search.get('start') ?? '') : nowMs - lengthMs;
  const endMs = lengthMs === null ? Date.parse(search.get('end') ?? '') : nowMs;
  if (Number.isNaN(startMs) || Number.isNaN(endMs) || startMs >= endMs)
    return refused('start and end are required and in order');
  return {
    startMs: Math.floor(startMs / intervalMs) * intervalMs,
    endMs: Math.ceil(endMs / intervalMs) * intervalMs,
    intervalMs,
    groupBy,
    services,
    withSeries: search.get('includeSeries') !== '0',
    withTotals: search.get('includeTotals') !== '0',
  };
}

interface Group {
  readonly by: Record<string, string>;
  readonly series: number[];
  total: number;
}

export function projectSessions(world: World, question: SessionsQuestion, nowMs: number) {
  const count = Math.round((question.endMs - question.startMs) / question.intervalMs);
  const groups = new Map<string, Group>();
  const counted = question.services.includes('*')
    ? world.sessions
    : world.sessions.filter(({ service }) => question.services.includes(service));
  for (const sessions of counted) addSessions(groups, { world, sessions, question, nowMs, count });
  const ranked = [...groups.values()].filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  const limit = question.withSeries ? Math.floor(MAX_POINTS / (count + 1)) : MAX_POINTS;
  return {
    start: isoText(question.startMs),
    end: isoText(question.endMs),
    query: '',
    intervals: Array.from({ length: count }, (_, nth) =>
      isoText(question.startMs + nth * question.intervalMs),
    ),
    groups: ranked.slice(0, limit).map(({ by, series, total }) => ({
      by,
      ...(question.withTotals ? { totals: { 'sum(session)': total } } : {}),
      ...(question.withSeries ? { series: { 'sum(session)': series } } : {}),
    })),
  };
}

interface Adding {
  readonly world: World;
  readonly sessions: WorldSessions;
  readonly question: SessionsQuestion;
  readonly nowMs: number;
  readonly count: number;
}

/** A stretch of five minutes is told when it is over; the three statuses are disjoint. */
function addSessions(groups: Map<string, Group>, { world, sessions, question, nowMs, count }: Adding): void {
  const release = sentryName(world, sessions.service, sessions.version);
  const untilMs = Math.min(question.endMs, nowMs - world.bucketMs + 1);
  const from = Math.max(0, Math.ceil((question.startMs - sessions.firstStartMs) / world.bucketMs));
  for (let i = from; i < sessions.total.length; i += 1) {
    const startMs = sessions.firstStartMs + i * world.bucketMs;
    if (startMs >= untilMs) break;
    const total = sessions.total[i] ?? 0;
    const crashed = sessions.crashed[i] ?? 0;
    const errored = sessions.errored[i] ?? 0;
    const nth = Math.floor((startMs - question.startMs) / question.intervalMs);
    for (const [status, value] of [
      ['healthy', total - crashed - errored],
      ['errored', errored],
      ['crashed', crashed],
    ] as const) {
      if (value === 0) continue;
      const all: Record<string, string> = {
        release,
        'session.status': status,
        environment: 'production',
        project: sessions.service,
      };
      const by = Object.fromEntries(question.groupBy.map((name) => [name, all[name] ?? '']));
      const key = Object.values(by).join('\n');
      const group = groups.get(key) ?? { by, series: Array.from({ length: count }, () => 0), total: 0 };
      groups.set(key, group);
      group.series[nth] = (group.series[nth] ?? 0) + value;
      group.total += value;
    }
  }
}

function periodMs(text: string): number | null {
  const match = /^(\d+)([smhdw])$/.exec(text);
  if (match === null) return null;
  const unit = { s: 1000, m: 60_000, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS }[match[2] ?? ''] ?? 0;
  return Number(match[1]) * unit;
}

function refused(detail: string): SessionsRefusal {
  return { kind: 'refused', detail };
}
