import { SCRAPE_MS } from './sampleStore.ts';
import type { Labels, StoredSeries, Stretch } from './sampleStore.ts';

/** What happened up to each bucket's start: `upTo[i]` = sum of the buckets before i. */
export interface CounterColumn {
  readonly firstStartMs: number;
  readonly bucketMs: number;
  readonly upTo: Float64Array;
}

export function cumulate(
  counts: ArrayLike<number>,
  start: { readonly firstStartMs: number; readonly bucketMs: number },
): CounterColumn {
  const upTo = new Float64Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) upTo[i + 1] = (upTo[i] ?? 0) + (counts[i] ?? 0);
  return { ...start, upTo };
}

/** Sum up to a moment; inside a bucket events come evenly, so that counters are fractional there. */
export function countedUpTo({ firstStartMs, bucketMs, upTo }: CounterColumn, timeMs: number): number {
  const position = Math.min(upTo.length - 1, Math.max(0, (timeMs - firstStartMs) / bucketMs));
  const whole = Math.floor(position);
  const held = upTo[whole] ?? 0;
  return held + ((upTo[whole + 1] ?? held) - held) * (position - whole);
}

/** A process counts from zero: each stretch begins anew. A series without a first event in a stretch does not exist there. */
export function counterSeries(
  labels: Labels,
  alive: readonly Stretch[],
  columnOf: () => CounterColumn,
): StoredSeries {
  let column: CounterColumn | undefined;
  const known = () => (column ??= columnOf());
  return {
    labels,
    stretches: alive,
    valueAt: (timeMs, { firstMs }) =>
      countedUpTo(known(), timeMs) - countedUpTo(known(), firstMs - SCRAPE_MS),
  };
}

/** Stretches cut to where something has been counted already, as client libraries create label values on first use. */
export function sinceFirstEvent(alive: readonly Stretch[], column: CounterColumn): readonly Stretch[] {
  return alive.flatMap(({ firstMs, lastMs }) => {
    const { firstStartMs, bucketMs, upTo } = column;
    const held = countedUpTo(column, firstMs - SCRAPE_MS);
    let low = 0;
    let high = upTo.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > held) high = middle;
      else low = middle + 1;
    }
    if (low === upTo.length) return [];
    const bornMs = Math.max(firstMs, firstStartMs + (low - 1) * bucketMs + SCRAPE_MS);
    return bornMs <= lastMs ? [{ firstMs: bornMs, lastMs }] : [];
  });
}
