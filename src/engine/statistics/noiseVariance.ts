import { pelt } from './pelt.ts';
import { requireArgument } from './requireArgument.ts';

/**
 * The variance of the noise around the levels of a series, when the levels are not known: what pelt needs.
 *
 * Method: a first division with the variance of the whole series, which finds only the large changes; then the pooled
 * variance of the residuals within its segments, times (1 + r)/(1 − r) with r their lag-1 correlation, held to [0, 0.9].
 * Without that factor slow waves look like a change every few values. The variance of first differences as a start looks
 * tempting and fails on smooth series: it calls every bend a step, and the residuals then confirm it.
 * In the square of the values' unit; 0 for a series without noise or of fewer than 3 values. Refuses values that are not
 * finite.
 */
export function noiseVariance(values: ArrayLike<number>): number {
  requireArgument.finiteSeries('values', values);
  const n = values.length;
  if (n < 3) return 0;
  let mean = 0;
  for (let index = 0; index < n; index += 1) mean += ((values[index] ?? 0) - mean) / (index + 1);
  let total = 0;
  for (let index = 0; index < n; index += 1) total += ((values[index] ?? 0) - mean) ** 2;
  const starts = [0, ...pelt(values, { variance: total / (n - 1) }), n];
  let squares = 0;
  let products = 0;
  let pairs = 0;
  for (let segment = 1; segment < starts.length; segment += 1) {
    const from = starts[segment - 1] ?? 0;
    const to = starts[segment] ?? n;
    let level = 0;
    for (let index = from; index < to; index += 1)
      level += ((values[index] ?? 0) - level) / (index - from + 1);
    for (let index = from; index < to; index += 1) {
      const residual = (values[index] ?? 0) - level;
      squares += residual * residual;
      if (index > from) {
        products += residual * ((values[index - 1] ?? 0) - level);
        pairs += 1;
      }
    }
  }
  if (squares === 0) return 0;
  const correlation = Math.min(0.9, Math.max(0, (products / Math.max(1, pairs)) * (n / squares)));
  const freedom = Math.max(1, n - (starts.length - 1));
  return (squares / freedom) * ((1 + correlation) / (1 - correlation));
}
