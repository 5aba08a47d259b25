/** A seeded source of random numbers in [0, 1). Every topic of the world draws from its own, so that none disturbs another. */
export type Random = () => number;

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by a text: the world's seed and the topic's name. */
export function randomFrom(seed: number, topic: string): Random {
  const text = `${seed}/${topic}`;
  let a = fnv1a(text, 0x811c9dc5);
  let b = fnv1a(text, 0x01234567);
  let c = fnv1a(text, 0x9e3779b9);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

export function uniform(random: Random, from: number, to: number): number {
  return from + (to - from) * random();
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('cannot pick from an empty list');
  return item;
}

/** Box-Muller; the logarithm never sees 0. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Above this mean a rounded normal draw is within a percent of the exact distribution, and much cheaper. */
const NORMAL_FROM = 30;

export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > NORMAL_FROM) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

export function binomial(random: Random, trials: number, probability: number): number {
  if (trials <= 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - binomial(random, trials, 1 - probability);
  const mean = trials * probability;
  if (mean > NORMAL_FROM) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal(random));
    return Math.min(trials, Math.max(0, drawn));
  }
  // Inversion: walk up the distribution until the uniform number is spent.
  const odds = probability / (1 - probability);
  let mass = (1 - probability) ** trials;
  let count = 0;
  for (let rest = random() - mass; rest > 0 && count < trials; rest -= mass) {
    mass *= (odds * (trials - count)) / (count + 1);
    count += 1;
  }
  return count;
}

/** Gamma with mean 1 and this shape (Marsaglia and Tsang 2000; shape >= 1 or boosted). */
function gammaOfMeanOne(random: Random, shape: number): number {
  const boosted = shape < 1 ? shape + 1 : shape;
  const d = boosted - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0 || Math.log(1 - random()) >= 0.5 * x * x + d - d * v + d * Math.log(v)) continue;
    const drawn = d * v * (shape < 1 ? (1 - random()) ** (1 / shape) : 1);
    return drawn / shape;
  }
}

/** Counts that come in bursts: Poisson with a gamma-distributed mean; the smaller `shape`, the burstier. */
export function negativeBinomial(random: Random, mean: number, shape: number): number {
  return mean <= 0 ? 0 : poisson(random, mean * gammaOfMeanOne(random, shape));
}

/** A slow drift around 0: first-order autoregression with this memory per step and this standard deviation overall. */
export function driftingNoise(
  random: Random,
  options: { length: number; memory: number; deviation: number },
): Float64Array {
  const { length, memory, deviation } = options;
  const innovation = deviation * Math.sqrt(1 - memory * memory);
  const noise = new Float64Array(length);
  let value = deviation * normal(random);
  for (let i = 0; i < length; i += 1) {
    noise[i] = value;
    value = memory * value + innovation * normal(random);
  }
  return noise;
}
