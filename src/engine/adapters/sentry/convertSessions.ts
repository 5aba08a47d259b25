import type { Rejected, RequestReceipt } from '../../domain/collected.ts';
import type { SessionDefinition, SessionSeries } from '../../domain/series.ts';
import type { TimeWindow } from '../../domain/time.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import { parseTime } from '../transport/parseTime.ts';
import { sessionGroupRecord, type SessionGroupRecord } from './records.ts';
import { mayBeCut } from './splitRange.ts';

/** The answer for one stretch of time. `window` is the stretch asked for; null = a relative range, taken as answered. */
export interface SessionsPart {
  readonly groups: readonly unknown[];
  readonly intervals: readonly string[];
  readonly window: TimeWindow | null;
  readonly receipt: RequestReceipt;
}

export interface ConvertedSessions {
  readonly series: readonly SessionSeries[];
  readonly window: TimeWindow | null;
  readonly incompleteness: readonly string[];
  readonly rejected: readonly Rejected[];
  readonly notices: readonly string[];
}

const KNOWN_STATUSES = new Set(['healthy', 'errored', 'crashed', 'abnormal', 'unhandled']);

type Counts = { total: number; bad: number };

/** Statuses are disjoint: their sum is all sessions, `crashed` alone is bad. Hours without a session give no row. */
export function convertSessions(
  parts: readonly SessionsPart[],
  {
    serviceName,
    intervalMs,
    definition,
  }: { readonly serviceName: string; readonly intervalMs: number; readonly definition: SessionDefinition },
): ConvertedSessions {
  const byRelease = new Map<string, Map<number, Counts>>();
  const rejected: Rejected[] = [];
  const unknown = new Set<string>();
  const starts: number[] = [];
  let cut = false;
  for (const part of parts) {
    const times = part.intervals.map(parseTime);
    const decoded = decodeRecords(sessionGroupRecord, part.groups);
    rejected.push(...decoded.rejected);
    cut ||= mayBeCut(part.groups.length, part.intervals.length);
    starts.push(...times.filter((ms): ms is number => ms !== null && isInside(ms, part.window)));
    for (const record of decoded.records) {
      const status = record.by['session.status'];
      if (!KNOWN_STATUSES.has(status)) unknown.add(status);
      addGroup(byRelease, record, { times, window: part.window });
    }
  }
  return {
    series: [...byRelease].map(([releaseName, counts]) => ({
      serviceName,
      releaseName: releaseName === '' ? null : releaseName,
      stratum: {},
      bucketMs: intervalMs,
      definition,
      ...columnsOf(counts),
    })),
    window:
      starts.length === 0 ? null : { startMs: Math.min(...starts), endMs: Math.max(...starts) + intervalMs },
    incompleteness: cut
      ? [
          `${serviceName}: Sentry answers 10,000 points at most; the releases with the fewest sessions may be missing.`,
        ]
      : [],
    rejected,
    notices: [...unknown].map((status) => `Sessions of the unknown status "${status}" count as not crashed.`),
  };
}

function addGroup(
  byRelease: Map<string, Map<number, Counts>>,
  { by, series }: SessionGroupRecord,
  { times, window }: { readonly times: readonly (number | null)[]; readonly window: TimeWindow | null },
): void {
  const release = by.release ?? '';
  const counts = byRelease.get(release) ?? new Map<number, Counts>();
  byRelease.set(release, counts);
  for (const [index, sessions] of series['sum(session)'].entries()) {
    const startMs = times[index] ?? null;
    // null and 0 are both "no sessions then"; a range rounded outwards by the server overlaps with its neighbour.
    if (startMs === null || sessions === null || sessions === 0 || !isInside(startMs, window)) continue;
    const row = counts.get(startMs) ?? { total: 0, bad: 0 };
    row.total += sessions;
    if (by['session.status'] === 'crashed') row.bad += sessions;
    counts.set(startMs, row);
  }
}

function columnsOf(counts: ReadonlyMap<number, Counts>) {
  const rows = [...counts].sort(([a], [b]) => a - b);
  return {
    startMs: Float64Array.from(rows, ([startMs]) => startMs),
    bad: Float64Array.from(rows, ([, { bad }]) => bad),
    total: Float64Array.from(rows, ([, { total }]) => total),
  };
}

function isInside(ms: number, window: TimeWindow | null): boolean {
  return window === null || (window.startMs <= ms && ms < window.endMs);
}
