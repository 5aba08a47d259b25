import { lnGamma } from '../../src/engine/statistics/lnGamma.ts';

/** Seeded chance for simulations: sfc32 (PractRand-tested), with the laws that the scenarios need. */
export interface Chance {
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
  readonly gamma: (shape: number) => number;
}

export function chanceOf(seed: number): Chance {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88 + seed;
  let c = 0xb7e15162;
  let counter = 1;
  const uniform = () => {
    a |= 0;
    b |= 0;
    c |= 0;
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return ((sum >>> 0) + 0.5) / 4294967296;
  };
  for (let round = 0; round < 20; round += 1) uniform();
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    // Marsaglia and Tsang 2000; below 1 by the power of a uniform.
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean < 12) {
      const limit = Math.exp(-mean);
      let product = uniform();
      let count = 0;
      while (product > limit) {
        product *= uniform();
        count += 1;
      }
      return count;
    }
    // Hörmann 1993, PTRS: transformed rejection, exact, about one round whatever the mean.
    const b = 0.931 + 2.53 * Math.sqrt(mean);
    const a = -0.059 + 0.02483 * b;
    const squeeze = 0.9277 - 3.6224 / (b - 2);
    const scale = 1.1239 + 1.1328 / (b - 3.4);
    for (;;) {
      const u = uniform() - 0.5;
      const v = uniform();
      const us = 0.5 - Math.abs(u);
      const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= squeeze) return count;
      if (count < 0 || (us < 0.013 && v > us)) continue;
      const left = Math.log((v * scale) / (a / (us * us) + b));
      if (left <= count * Math.log(mean) - mean - lnGamma(count + 1)) return count;
    }
  };
  return { uniform, normal, poisson, gamma };
}
