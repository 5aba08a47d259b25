import type { Release } from '../domain/release.ts';
import { HOUR_MS, floorTo } from '../domain/time.ts';
import type { Facts } from './facts.ts';
import { errorRateOf } from './trafficReadings.ts';
import type { HeatStripData } from './trendsBody.ts';

/** Columns get wider with time, as interest fades; the last one ends with the post-release window. */
const EDGES_H = [0, 1, 4, 8, 24, 48, 72];

/** Error rate by time since release: the same figure as everywhere, of one stretch after the other. */
export function trendHeat(facts: Facts, releases: readonly Release[]): HeatStripData {
  const { postReleaseMs } = facts.settings.releases;
  const edgesMs = [
    ...EDGES_H.map((hours) => hours * HOUR_MS).filter((ms) => ms < postReleaseMs),
    postReleaseMs,
  ];
  const rows = releases.map((release) => {
    const zeroMs = floorTo(release.startedAtMs ?? 0, HOUR_MS);
    const cells = edgesMs.slice(1).map((toMs, column) => {
      const startMs = zeroMs + (edgesMs[column] ?? 0);
      const endMs = Math.min(zeroMs + toMs, facts.nowMs);
      if (endMs <= startMs) return null;
      const reading = errorRateOf(facts, { release, window: { startMs, endMs }, fine: false }, null);
      return reading.kind === 'known' ? reading : null;
    });
    return {
      releaseId: release.id,
      value: cells.map((cell) => cell?.value ?? null),
      denominator: cells.map((cell) => cell?.denominator ?? null),
    };
  });
  return { kpi: 'error-rate', edgesMs, rows };
}
