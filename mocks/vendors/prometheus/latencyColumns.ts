import type { WorldTraffic } from '../../world/world.ts';

/** Upper limits of the classic histogram's buckets, in seconds. */
export const LIMITS_S = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 5, Infinity] as const;

/** How many requests of each bucket of time took at most `limitS`: log-normal times. */
export function withinLimit({ total, medianMs, sigma }: WorldTraffic, limitS: number): Float64Array {
  const logLimit = Math.log(limitS * 1000);
  return Float64Array.from(total, (count, i) => {
    if (count === 0 || limitS === Infinity) return count;
    return count * normalShare((logLimit - Math.log(medianMs[i] ?? 1)) / sigma);
  });
}

/** Sum of all durations per bucket of time, in seconds: the mean of a log-normal is median * exp(sigma^2 / 2). */
export function totalSeconds({ total, medianMs, sigma }: WorldTraffic): Float64Array {
  const stretch = Math.exp((sigma * sigma) / 2) / 1000;
  return Float64Array.from(total, (count, i) => count * (medianMs[i] ?? 0) * stretch);
}

/** Standard normal distribution function; Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z >= 0 ? 1 - tail : tail;
}
