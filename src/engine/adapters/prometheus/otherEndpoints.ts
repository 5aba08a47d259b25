import type { CountSeries } from '../../domain/series.ts';

/** What the endpoints that are not told apart are summed as. */
export const OTHER = 'other';

/** Two sums of the same numbers in another order differ in their last digits: that is no traffic. */
const NOISE = 1e-9;

/**
 * Each release's series over all its endpoints (it has no endpoint) becomes what the named endpoints leave of it.
 * Left out where nothing is left.
 */
export function otherEndpoints(series: readonly CountSeries[]): readonly CountSeries[] {
  const named = Map.groupBy(
    series.filter((one) => one.stratum['endpoint'] !== undefined),
    keyOf,
  );
  return series.flatMap((one) => {
    if (one.stratum['endpoint'] !== undefined) return [one];
    const rest = without(one, named.get(keyOf(one)) ?? []);
    return rest.total.some((value) => value > 0) ? [rest] : [];
  });
}

function keyOf({ serviceName, releaseName }: CountSeries): string {
  return JSON.stringify([serviceName, releaseName]);
}

function without(all: CountSeries, parts: readonly CountSeries[]): CountSeries {
  const total = Float64Array.from(all.total);
  const bad = Float64Array.from(all.bad);
  const rowOf = new Map([...all.startMs].map((startMs, row) => [startMs, row]));
  for (const part of parts) {
    part.startMs.forEach((startMs, i) => {
      const row = rowOf.get(startMs);
      if (row === undefined) return;
      total[row] = (total[row] ?? 0) - (part.total[i] ?? 0);
      bad[row] = (bad[row] ?? 0) - (part.bad[i] ?? 0);
    });
  }
  for (let row = 0; row < total.length; row += 1) {
    total[row] = realOrZero(total[row] ?? 0, all.total[row] ?? 0);
    bad[row] = Math.min(total[row] ?? 0, realOrZero(bad[row] ?? 0, all.bad[row] ?? 0));
  }
  return { ...all, stratum: { endpoint: OTHER }, total, bad };
}

function realOrZero(rest: number, of: number): number {
  return rest > NOISE * Math.max(1, of) ? rest : 0;
}
