import type { Collected } from '../domain/collected.ts';

/** An answer is as old as the oldest part of it: a cache on the way may have given some of its requests stale answers. */
export function trueSince<T>(collected: Collected<T>): Collected<T> {
  const asOfMs = collected.receipts.reduce(
    (oldest, receipt) => Math.min(oldest, receipt.asOfMs),
    collected.asOfMs,
  );
  return asOfMs === collected.asOfMs ? collected : { ...collected, asOfMs };
}
