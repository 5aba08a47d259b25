import type { Collected } from '../domain/collected.ts';
import type { Reader } from './entityQuery.ts';
import { gather, type Gathered } from './gathered.ts';
import type { SeriesAsked } from './seriesQueries.ts';

/**
 * Reads the spans of one series entity and lays them end to end, so that no bucket is counted twice: finished stretches,
 * then the open span up to the end of its answer, then the live tail.
 */
export function gatherSeries<T>(
  reader: Reader,
  asked: readonly SeriesAsked<T>[],
  clip: (item: T, fromMs: number, toMs: number) => T,
): Gathered<T> {
  const read = asked.map(({ query, planned }) => ({ query, planned, known: reader.read(query) }));
  const open = read.findLast(({ planned }) => planned.span.kind === 'live');
  const tail = read.find(({ planned }) => planned.span.kind === 'live');
  const openEndMs = open?.known.data?.window?.endMs ?? null;
  return gather(read, ({ known }, index) => {
    const one = read[index];
    const data: Collected<T> | null = known.data;
    if (data === null || one === undefined) return [];
    const isTail = one === tail && tail !== open;
    const fromMs = isTail && openEndMs !== null ? Math.max(one.planned.fromMs, openEndMs) : one.planned.fromMs;
    return data.items.map((item) => clip(item, fromMs, one.planned.toMs ?? Infinity));
  });
}
