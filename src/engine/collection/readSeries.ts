import type { Capabilities } from '../adapters/contract.ts';
import type { Collected } from '../domain/collected.ts';
import type { Scope } from '../domain/scope.ts';
import type { CountSeries, HistogramSeries, SessionSeries } from '../domain/series.ts';
import type { Asking } from '../adapters/contract.ts';
import { clipCounts, clipHistogram } from './clipSeries.ts';
import type { Source } from './connectSources.ts';
import type { Reader } from './entityQuery.ts';
import { gatherSeries } from './gatherSeries.ts';
import { joinGathered, type Gathered } from './gathered.ts';
import { COARSE, COARSE_AND_FEW, FINE, seriesQueries, type SeriesWish } from './seriesQueries.ts';

interface SeriesOf {
  requests: CountSeries;
  transactions: CountSeries;
  latency: HistogramSeries;
  sessions: SessionSeries;
  checks: CountSeries;
  endpoints: CountSeries;
}

export type SeriesEntity = keyof SeriesOf;

/** A series with the source it came from: spellings are only understood together with it. */
export interface Sourced<T> {
  readonly sourceId: string;
  readonly item: T;
}

export interface SeriesRequest {
  readonly environment: string;
  readonly startMs: number;
  /** Spans that begin after this are not asked for. */
  readonly endMs: number;
  readonly nowMs: number;
  readonly refreshMs: number;
  /** `coarse`: hours, for sums; `fine`: 5 minutes, for charts and the first hours. */
  readonly resolution: 'coarse' | 'fine';
  /** A frozen view: what the clock shows; `nowMs` is then the moment that is shown. */
  readonly clockMs?: number;
}

/** One series entity of all sources that offer it, newest first in asking, without a bucket counted twice. */
export function readSeries<Entity extends SeriesEntity>(
  reader: Reader,
  sources: readonly Source[],
  entity: Entity,
  request: SeriesRequest,
): Gathered<Sourced<SeriesOf[Entity]>> {
  const { resolution, ...rest } = request;
  // Sessions come in hours at best; endpoints are many, and nobody watches them by the minute.
  const liveTail = entity !== 'sessions' && entity !== 'endpoints';
  const coarse = entity === 'sessions' ? COARSE_AND_FEW : COARSE;
  const wish: SeriesWish = { ...rest, tier: resolution === 'fine' && liveTail ? FINE : coarse, liveTail };
  return joinGathered(
    sources.flatMap((source) => {
      const collect = collectorOf(source.connected.capabilities, entity);
      if (collect === null) return [];
      const gathered = gatherSeries(reader, seriesQueries(source, entity, collect, wish), clipOf(entity));
      return [{ ...gathered, items: gathered.items.map((item) => ({ sourceId: source.id, item })) }];
    }),
  );
}

type Collector<T> = (scope: Scope, asking: Asking) => Promise<Collected<T>>;

/** The entity's method and its item type belong together in `Capabilities`; a lookup by a type parameter loses that tie. */
function collectorOf<Entity extends SeriesEntity>(
  capabilities: Capabilities,
  entity: Entity,
): Collector<SeriesOf[Entity]> | null {
  const collect = capabilities[entity] as Collector<SeriesOf[Entity]> | undefined;
  return collect === undefined ? null : (scope, asking) => collect.call(capabilities, scope, asking);
}

function clipOf<Entity extends SeriesEntity>(
  entity: Entity,
): (item: SeriesOf[Entity], fromMs: number, toMs: number) => SeriesOf[Entity] {
  const clip: (item: never, fromMs: number, toMs: number) => unknown =
    entity === 'latency' ? clipHistogram : clipCounts;
  return clip as (item: SeriesOf[Entity], fromMs: number, toMs: number) => SeriesOf[Entity];
}
