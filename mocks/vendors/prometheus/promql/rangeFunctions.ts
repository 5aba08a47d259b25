import type { WindowFacts } from '../sampleStore.ts';

/**
 * Prometheus' extrapolatedRate (promql/functions.go): growth between the first and the last sample, stretched to the
 * window's ends where samples come close to them, but never below zero at the counter's birth.
 */
export function extrapolatedIncrease(facts: WindowFacts, afterMs: number, upToMs: number): number {
  if (facts.count < 2) return NaN;
  const sampledMs = facts.lastMs - facts.firstMs;
  const spacingMs = sampledMs / (facts.count - 1);
  const farMs = spacingMs * 1.1;
  let toStartMs = facts.firstMs - afterMs;
  if (toStartMs >= farMs) toStartMs = spacingMs / 2;
  if (facts.growth > 0 && facts.first >= 0)
    toStartMs = Math.min(toStartMs, sampledMs * (facts.first / facts.growth));
  let toEndMs = upToMs - facts.lastMs;
  if (toEndMs >= farMs) toEndMs = spacingMs / 2;
  return facts.growth * ((sampledMs + toStartMs + toEndMs) / sampledMs);
}

/** Folds over the samples of a window. `undefined` = no sample, no result. */
export const OVER_TIME: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum_over_time: (values) => values.reduce((sum, value) => sum + value, 0),
  count_over_time: (values) => values.length,
  avg_over_time: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  max_over_time: (values) =>
    values.reduce((held, value) => (value > held || Number.isNaN(held) ? value : held), NaN),
  min_over_time: (values) =>
    values.reduce((held, value) => (value < held || Number.isNaN(held) ? value : held), NaN),
  last_over_time: (values) => values.at(-1) ?? NaN,
  first_over_time: (values) => values[0] ?? NaN,
  present_over_time: () => 1,
  changes: (values) => values.filter((value, i) => i > 0 && value !== values[i - 1]).length,
};
