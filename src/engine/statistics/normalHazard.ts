import { millsRatio } from './millsRatio.ts';
import { normalCdf } from './normalCdf.ts';

/**
 * φ(z) / (1 − Φ(z)), the hazard of the standard normal distribution: what a value known only to exceed z adds to a
 * likelihood. Exact for any finite z, since nothing underflows in Mills' ratio. Refuses NaN.
 */
export function normalHazard(z: number): number {
  if (z >= 2.5) return 1 / millsRatio(z);
  return (0.3989422804014327 * Math.exp(-0.5 * z * z)) / normalCdf(-z);
}
