import type { Asking, Capability } from '../adapters/contract.ts';
import type { Collected } from '../domain/collected.ts';
import type { Scope, Span } from '../domain/scope.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import type { Source } from './connectSources.ts';
import type { EntityQuery } from './entityQuery.ts';
import { planFrozenSpans } from './planFrozenSpans.ts';
import { planSpans, type PlannedSpan, type Tier } from './planSpans.ts';

/** Whole history in hours: what figures are summed from. Five days are answered fast enough to be waited for. */
export const COARSE: Tier = { bucketMs: HOUR_MS, chunkMs: 5 * DAY_MS };
/** For sources that answer slowly and count requests (sessions): fewer, longer stretches. */
export const COARSE_AND_FEW: Tier = { bucketMs: HOUR_MS, chunkMs: 15 * DAY_MS };
/** The hours after a release in 5-minute buckets: what charts draw. */
export const FINE: Tier = { bucketMs: 5 * MINUTE_MS, chunkMs: DAY_MS };

/** The newest hours in 5-minute buckets, asked at every refresh; the open spans behind it move slowly and rest longer. */
const LIVE_TAIL: Span = { kind: 'live', lengthMs: 6 * HOUR_MS, bucketMs: 5 * MINUTE_MS };
const OPEN_SPAN_STALE_MS = 5 * MINUTE_MS;

/** The present before the lists, the lists before the past. */
export const RANK = { now: 0, list: 1, past: 2, later: 3 } as const;

export interface SeriesAsked<T> {
  readonly query: EntityQuery<T>;
  readonly planned: PlannedSpan;
}

export interface SeriesWish {
  readonly environment: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly nowMs: number;
  readonly tier: Tier;
  readonly refreshMs: number;
  /** False for entities that are not offered in buckets under an hour. */
  readonly liveTail: boolean;
  /** A frozen view: what the clock shows; `nowMs` is then the moment that is shown. */
  readonly clockMs?: number;
}

/** All questions that together cover `[startMs, now]` of one series entity of one source, newest first. */
export function seriesQueries<T>(
  source: Source,
  entity: Capability,
  collect: (scope: Scope, asking: Asking) => Promise<Collected<T>>,
  wish: SeriesWish,
): SeriesAsked<T>[] {
  const ask = (planned: PlannedSpan, staleMs: number): SeriesAsked<T> => {
    const { span } = planned;
    const at = span.kind === 'past' ? [span.window.startMs, span.window.endMs] : [span.lengthMs];
    return {
      planned,
      query: {
        key: [entity, source.id, wish.environment, span.kind, span.bucketMs, ...at],
        source,
        entity,
        staleMs,
        rank: span.kind === 'live' ? RANK.now : RANK.past,
        collect: (asking) => collect({ environment: wish.environment, span }, asking),
      },
    };
  };
  const { tier, startMs, nowMs, clockMs, liveTail } = wish;
  const all =
    clockMs === undefined
      ? planSpans(tier, startMs, nowMs)
      : planFrozenSpans({ tier, startMs, atMs: nowMs, clockMs, liveTail });
  const planned = all.filter(({ fromMs }) => fromMs < wish.endMs);
  const rest = planned.map((one) => ask(one, one.settled ? Infinity : openStaleMs(wish)));
  const reachesNow = planned.some(({ span }) => span.kind === 'live');
  if (!wish.liveTail || !reachesNow) return rest;
  const tail: PlannedSpan = {
    span: LIVE_TAIL,
    fromMs: planned[0]?.fromMs ?? wish.startMs,
    toMs: null,
    settled: false,
  };
  return [ask(tail, wish.refreshMs), ...rest];
}

function openStaleMs({ liveTail, refreshMs }: SeriesWish): number {
  return Math.max(refreshMs, liveTail ? OPEN_SPAN_STALE_MS : MINUTE_MS);
}
