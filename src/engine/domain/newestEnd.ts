/** End of the newest bucket of all series among the items; null where they are no series, or empty ones. */
export function newestEndMs(items: readonly unknown[]): number | null {
  let newestMs: number | null = null;
  for (const item of items) {
    if (typeof item !== 'object' || item === null || !('startMs' in item) || !('bucketMs' in item)) continue;
    const { startMs, bucketMs } = item;
    const last = startMs instanceof Float64Array ? startMs.at(-1) : undefined;
    if (last === undefined || typeof bucketMs !== 'number') continue;
    newestMs = Math.max(newestMs ?? -Infinity, last + bucketMs);
  }
  return newestMs;
}
