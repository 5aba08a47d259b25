import type { Collected } from '../domain/collected.ts';
import { ceilTo } from '../domain/time.ts';
import { trueByNewest } from '../domain/freshness.ts';
import { newestEndMs } from '../domain/newestEnd.ts';
import type { Known, Reader } from './entityQuery.ts';
import { gather, type Gathered } from './gathered.ts';
import type { PlannedSpan } from './planSpans.ts';
import type { SeriesAsked } from './seriesQueries.ts';

/**
 * Reads the spans of one series entity and lays them end to end, so that no bucket is counted twice: finished stretches,
 * the open span, and the live tail, whose narrower buckets are preferred as far back as they reach.
 */
export function gatherSeries<T>(
  reader: Reader,
  asked: readonly SeriesAsked<T>[],
  clip: (item: T, fromMs: number, toMs: number) => T,
): Gathered<T> {
  const read = asked.map(({ query, planned }) => ({
    query,
    planned,
    known: datedByNewest(reader.read(query), planned),
  }));
  const open = read.findLast(({ planned }) => planned.span.kind === 'live');
  const tail = read.find((one) => one.planned.span.kind === 'live' && one !== open);
  const seamMs = seam(open, tail);
  return gather(read, ({ known }, index) => {
    const one = read[index];
    const data: Collected<T> | null = known.data;
    if (data === null || one === undefined) return [];
    const { fromMs, toMs } = one.planned;
    if (one === tail)
      return data.items.map((item) => clip(item, Math.max(fromMs, seamMs ?? fromMs), Infinity));
    const endMs = one === open ? (seamMs ?? Infinity) : (toMs ?? Infinity);
    return data.items.map((item) => clip(item, fromMs, endMs));
  });
}

/** The open end of a series is as old as its newest bucket, not as its answer. */
function datedByNewest<T>(known: Known<T>, { span }: PlannedSpan): Known<T> {
  const { data } = known;
  if (data === null || span.kind !== 'live') return known;
  const newestMs = newestEndMs(data.items);
  if (newestMs === null) return known;
  const asOfMs = trueByNewest(data.asOfMs, newestMs, span.bucketMs);
  return asOfMs === data.asOfMs ? known : { ...known, data: { ...data, asOfMs } };
}

interface Read {
  readonly planned: PlannedSpan;
  readonly known: { readonly data: Collected<unknown> | null };
}

/** Where the tail takes over from the open span: between two buckets of both. Null where one of them is missing. */
function seam(open: Read | undefined, tail: Read | undefined): number | null {
  const openWindow = open?.known.data?.window ?? null;
  const tailWindow = tail?.known.data?.window ?? null;
  if (open === undefined || openWindow === null || tailWindow === null) return null;
  return Math.min(openWindow.endMs, ceilTo(tailWindow.startMs, open.planned.span.bucketMs));
}
