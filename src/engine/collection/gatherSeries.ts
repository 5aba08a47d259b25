import type { Collected } from '../domain/collected.ts';
import { ceilTo } from '../domain/time.ts';
import type { Reader } from './entityQuery.ts';
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
  const read = asked.map(({ query, planned }) => ({ query, planned, known: reader.read(query) }));
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
