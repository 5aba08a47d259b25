import { HOUR_MS, type TimeWindow } from '../../src/engine/domain/time.ts';
import { newestFirst, sharesAt } from './rollout.ts';
import type { Platform, World, WorldTicket } from './world.ts';

/** What is asked of the truth; absent parts mean all. Buckets count when they lie wholly inside the window. */
export interface TruthQuery {
  readonly service: string;
  readonly version?: string;
  readonly platform?: Platform;
  readonly journey?: string;
  readonly window?: TimeWindow;
}

interface Column {
  readonly service: string;
  readonly version?: string;
  readonly platform?: Platform;
  readonly journey?: string;
  readonly firstStartMs: number;
}

function selected<T extends Column>(columns: readonly T[], query: TruthQuery): readonly T[] {
  return columns.filter(
    (one) =>
      one.service === query.service &&
      (query.version === undefined || one.version === query.version) &&
      (query.platform === undefined || one.platform === query.platform) &&
      (query.journey === undefined || one.journey === query.journey),
  );
}

/** Index range of a column inside the window. */
function range(
  world: World,
  { firstStartMs }: Column,
  length: number,
  window: TimeWindow | undefined,
): [number, number] {
  if (window === undefined) return [0, length];
  const from = Math.max(0, Math.ceil((window.startMs - firstStartMs) / world.bucketMs));
  const to = Math.min(length, Math.floor((window.endMs - firstStartMs) / world.bucketMs));
  return [from, Math.max(from, to)];
}

function sum(column: Uint32Array, [from, to]: readonly [number, number]): number {
  let total = 0;
  for (let i = from; i < to; i += 1) total += column[i] ?? 0;
  return total;
}

export interface RequestTruth {
  readonly total: number;
  readonly failed: number;
  readonly rejected: number;
}

export function requestTruth(world: World, query: TruthQuery): RequestTruth {
  const truth = { total: 0, failed: 0, rejected: 0 };
  for (const column of selected(world.traffic, query)) {
    const within = range(world, column, column.total.length, query.window);
    truth.total += sum(column.total, within);
    truth.failed += sum(column.failed, within);
    truth.rejected += sum(column.rejected, within);
  }
  return truth;
}

export interface SessionTruth {
  readonly total: number;
  readonly crashed: number;
  readonly errored: number;
}

export function sessionTruth(world: World, query: TruthQuery): SessionTruth {
  const truth = { total: 0, crashed: 0, errored: 0 };
  for (const column of selected(world.sessions, query)) {
    const within = range(world, column, column.total.length, query.window);
    truth.total += sum(column.total, within);
    truth.crashed += sum(column.crashed, within);
    truth.errored += sum(column.errored, within);
  }
  return truth;
}

/** Checks know no version and no platform: a query that names one finds none. */
export function checkTruth(
  world: World,
  query: TruthQuery,
): { readonly runs: number; readonly failed: number } {
  const truth = { runs: 0, failed: 0 };
  for (const column of selected<Column & (typeof world.checks)[number]>(world.checks, query)) {
    const within = range(world, column, column.runs.length, query.window);
    truth.runs += sum(column.runs, within);
    truth.failed += sum(column.failed, within);
  }
  return truth;
}

/**
 * Expected requests per duration bucket (not cumulative) with these upper bounds in ms, and one more for what is above
 * the last. Each 5-minute bucket is log-normal, so that the sums are exact up to rounding.
 */
export function histogramTruth(world: World, query: TruthQuery, boundsMs: readonly number[]): Float64Array {
  const counts = new Float64Array(boundsMs.length + 1);
  for (const column of selected(world.traffic, query)) {
    const [from, to] = range(world, column, column.total.length, query.window);
    for (let i = from; i < to; i += 1) {
      const total = column.total[i] ?? 0;
      if (total === 0) continue;
      let below = 0;
      boundsMs.forEach((bound, b) => {
        const cumulative = logNormalCdf(bound, column.medianMs[i] ?? 1, column.sigma);
        counts[b] = (counts[b] ?? 0) + total * (cumulative - below);
        below = cumulative;
      });
      counts[boundsMs.length] = (counts[boundsMs.length] ?? 0) + total * (1 - below);
    }
  }
  return counts;
}

/** The duration (ms) below which this share of requests stays, from the mixture itself, not from a histogram. */
export function quantileTruth(world: World, query: TruthQuery, share: number): number | null {
  if (requestTruth(world, query).total === 0) return null;
  let low = 1;
  let high = 600_000;
  for (let step = 0; step < 40; step += 1) {
    const middle = Math.sqrt(low * high);
    const [below = 0, above = 0] = histogramTruth(world, query, [middle]);
    if (below / (below + above) < share) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

export function logNormalCdf(value: number, median: number, sigma: number): number {
  if (value === Number.POSITIVE_INFINITY) return 1;
  return value <= 0 ? 0 : 0.5 * (1 + erf(Math.log(value / median) / (sigma * Math.SQRT2)));
}

/** Abramowitz and Stegun 7.1.26; absolute error below 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - poly * Math.exp(-x * x));
}

/** Share of a platform's traffic that a version gets at a moment (0 before its first deployment). */
export function trafficShare(
  world: World,
  {
    service,
    version,
    platform,
  }: { readonly service: string; readonly version: string; readonly platform: Platform },
  atMs: number,
): number {
  const releases = world.releases.filter((one) => one.service === service);
  const shares = new Float64Array(releases.length);
  sharesAt(newestFirst(releases), platform, atMs, shares);
  return shares[releases.findIndex((one) => one.version === version)] ?? 0;
}

/** Tickets of a kind that were written by `nowMs` and name this version as affected. */
export function ticketTruth(
  world: World,
  query: {
    readonly kind: WorldTicket['kind'];
    readonly service: string;
    readonly version: string;
    readonly nowMs: number;
  },
): readonly WorldTicket[] {
  return world.tickets.filter(
    (ticket) =>
      ticket.kind === query.kind &&
      ticket.service === query.service &&
      ticket.createdAtMs <= query.nowMs &&
      ticket.affectedVersions.includes(query.version),
  );
}

/** From the start of the impact to its last restoration (mitigated or resolved, after any reopening), in ms; null = still open. */
export function timeToRestoreTruth(ticket: WorldTicket, nowMs: number): number | null {
  let restoredAtMs: number | null = null;
  for (const { atMs, to } of ticket.changes) {
    if (atMs > nowMs) break;
    if (to === 'reopened') restoredAtMs = null;
    else if (restoredAtMs === null && (to === 'mitigated' || to === 'resolved' || to === 'closed'))
      restoredAtMs = atMs;
  }
  return restoredAtMs === null ? null : restoredAtMs - (ticket.startedAtMs ?? ticket.createdAtMs);
}

/** Events of an error group in one version by `nowMs`; whole hours only, as trackers count them. */
export function sightingTruth(world: World, groupId: string, version: string, nowMs: number): number {
  const seen =
    world.errorGroups.find(({ id }) => id === groupId)?.sightings.filter((one) => one.version === version) ??
    [];
  return seen.reduce(
    (events, one) =>
      events +
      sum(one.events, [
        0,
        Math.max(0, Math.min(one.events.length, Math.floor((nowMs - one.firstHourMs) / HOUR_MS))),
      ]),
    0,
  );
}
