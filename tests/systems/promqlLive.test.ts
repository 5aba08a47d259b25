import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';
import { engines, world } from './promqlEngines.ts';
import { offered, relativeError } from './readings.ts';
import { countTolerance, liveTolerance } from './tolerances.ts';
import { countTruth } from './worldTruth.ts';

const bucketMs = 5 * MINUTE_MS;

describe.each(engines)('the newest six hours in %s', (label, { capabilities, shiftMs, asking }) => {
  test('are asked without naming the time and hold what the world did until now', async () => {
    const nowMs = Date.now();
    const span = { kind: 'live' as const, lengthMs: 6 * HOUR_MS, bucketMs };
    const scope = { environment: 'production', span };
    const { items, receipts, rejected } = await offered(capabilities.requests)(scope, { ...asking, nowMs });
    expect(rejected).toEqual([]);

    const year = String(new Date(nowMs).getFullYear());
    const secondsNow = String(Math.floor(nowMs / 1000)).slice(0, 6);
    for (const { path } of receipts) {
      expect(path).not.toMatch(/[?&](?:time|start|end)=/);
      expect(path).not.toContain(secondsNow);
      expect(path).not.toContain(year);
    }

    let latestMs = 0;
    for (const release of world.releases) {
      const series = items.filter(
        ({ serviceName, releaseName }) => serviceName === release.service && releaseName === release.version,
      );
      for (const { startMs } of series) latestMs = Math.max(latestMs, (startMs.at(-1) ?? 0) + bucketMs);
      const starts = series.flatMap(({ startMs }) => [...startMs]);
      if (starts.length === 0) continue;
      const covered = {
        startMs: Math.min(...starts) - shiftMs,
        endMs: Math.max(...starts) + bucketMs - shiftMs,
      };
      const truth = countTruth(world, release, covered);
      if (truth.total < 5000) continue;
      const total = series.flatMap((one) => [...one.total]).reduce((sum, count) => sum + count, 0);
      const failed = series.flatMap((one) => [...one.bad]).reduce((sum, count) => sum + count, 0);
      // Four of five minutes are seen, the fifth is extrapolated: single buckets stray, many of them hardly do. At either
      // end of what is covered a minute may be counted to the bucket beyond.
      const edges = (2 * MINUTE_MS) / (covered.endMs - covered.startMs);
      expect
        .soft(relativeError(total, truth.total), `${release.service} ${release.version}`)
        .toBeLessThan(Math.max(liveTolerance(label), countTolerance(world, release)) + edges);
      expect.soft(Math.abs(failed - truth.failed)).toBeLessThan(truth.failed * 0.1 + 3 * truth.failureSeries);
    }
    // The newest finished bucket, given the last scrape's time to arrive.
    expect(latestMs).toBeGreaterThan(nowMs - 3 * bucketMs);
    expect(latestMs).toBeLessThanOrEqual(nowMs);
  });
});
