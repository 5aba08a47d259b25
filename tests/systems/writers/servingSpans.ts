import { HOUR_MS, type TimeWindow } from '../../../src/engine/domain/time.ts';
import type { World, WorldTraffic } from '../../../mocks/world/world.ts';

/** A quiet hour is no restart: thin night traffic leaves buckets without a request. */
const bridgedMs = 3 * HOUR_MS;

/** The stretches in which a version serves a platform; each one is a process that counts from zero. */
export function servingSpans(world: World, traffic: readonly WorldTraffic[]): TimeWindow[] {
  const { bucketMs } = world;
  const starts = new Set<number>();
  for (const { firstStartMs, total } of traffic) {
    for (const [index, count] of total.entries()) if (count > 0) starts.add(firstStartMs + index * bucketMs);
  }
  const spans: { startMs: number; endMs: number }[] = [];
  for (const startMs of [...starts].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && startMs - last.endMs < bridgedMs) last.endMs = startMs + bucketMs;
    else spans.push({ startMs, endMs: startMs + bucketMs });
  }
  return spans;
}
