/** Share of a log-normal's values that are not above `x`. */
export function logNormalShare(x: number, median: number, sigma: number): number {
  return 0.5 * errorFunctionComplement(-Math.log(x / median) / (sigma * Math.SQRT2));
}

/** Mean of a log-normal. */
export function logNormalMean(median: number, sigma: number): number {
  return median * Math.exp((sigma * sigma) / 2);
}

/** erfc by the rational fit of Numerical Recipes (6.2.2): relative error below 1.2e-7 everywhere. */
function errorFunctionComplement(x: number): number {
  const t = 1 / (1 + Math.abs(x) / 2);
  const polynomial = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
    1.00002368, -1.26551223,
  ].reduce((sum, coefficient) => sum * t + coefficient, 0);
  const result = t * Math.exp(-x * x + polynomial);
  return x >= 0 ? result : 2 - result;
}
