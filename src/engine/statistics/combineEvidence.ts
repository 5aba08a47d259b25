import { logSumExp } from './logSumExp.ts';

/**
 * Many KPIs, one error budget α for the release.
 * Latched alarms share it by weight: KPI k alarms at α·wₖ, Σ wₖ = 1, so that all together alarm falsely at most α, however
 * they depend on each other (union bound). The plain 1/α per KPI would be right in one of two healthy releases only.
 */
export function shareAlpha(alpha: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0) || weights.some((weight) => !(weight >= 0)))
    throw new RangeError('weights must be at least 0, and not all 0');
  return weights.map((weight) => (alpha * weight) / sum);
}

/**
 * "Is anything wrong at all?": the weighted average of e-processes is one again, whatever their dependence.
 * It must be averaged look by look, before any maximum is taken.
 */
export function averageEvidence(logEs: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return logSumExp(logEs.map((logE, index) => logE + Math.log((weights[index] ?? 0) / sum)));
}
