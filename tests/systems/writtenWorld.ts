import type { World } from '../../mocks/world/world.ts';
import { writtenWindow } from './systemsWorld.ts';

/** The world as the metric stores know it: nothing before their first sample. For mocks that are to tell the same. */
export function writtenWorld(world: World): World {
  const skipped = (firstStartMs: number) =>
    Math.max(0, Math.ceil((writtenWindow.startMs - firstStartMs) / world.bucketMs));
  return {
    ...world,
    traffic: world.traffic.flatMap((traffic) => {
      const skip = skipped(traffic.firstStartMs);
      if (skip >= traffic.total.length) return [];
      const firstStartMs = traffic.firstStartMs + skip * world.bucketMs;
      const { total, failed, rejected, medianMs } = traffic;
      return [
        {
          ...traffic,
          firstStartMs,
          total: total.subarray(skip),
          failed: failed.subarray(skip),
          rejected: rejected.subarray(skip),
          medianMs: medianMs.subarray(skip),
        },
      ];
    }),
    checks: world.checks.map((checks) => {
      const skip = skipped(checks.firstStartMs);
      const { firstStartMs, runs, failed } = checks;
      return {
        ...checks,
        firstStartMs: firstStartMs + skip * world.bucketMs,
        runs: runs.subarray(skip),
        failed: failed.subarray(skip),
      };
    }),
  };
}
