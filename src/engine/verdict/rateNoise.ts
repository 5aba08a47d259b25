import { HOUR_MS } from '../domain/time.ts';
import { frozenPhi } from '../statistics/dispersion.ts';
import type { BucketColumns } from './watchInput.ts';

/** How much a failure rate wanders by itself from hour to hour although nothing has changed. */
export interface RateNoise {
  /** Relative variance of the rate, times hours: its mean over T hours has the relative variance hours/T. */
  readonly hours: number;
  /** Relative variance within one hour: in a shorter stretch the rate wanders no further than that. */
  readonly most: number;
}

/** What the counts of x failures in this many hours vary, as a multiple of independent ones. */
export function phiOver({ hours, most }: RateNoise, failures: number, overHours: number): number {
  return 1 + failures * Math.min(hours / overHours, most);
}

/** A block must exceed the bursts; 3 h does for bursts up to an hour. */
const BLOCK_HOURS = 3;
/** Blocks with fewer failures than this are mostly chance. */
const LEAST_EXPECTED = 0.5;
const LEAST_BLOCKS = 8;
const LEAST_RELEASES = 2;

/**
 * Two versions that serve at the same time share whatever befalls their service; two that are compared across weeks do
 * not, and the spread measured beside each other is too small for them. So each release is held against its own mean
 * (`noiseOfRelease`), and the median over the releases counts: neither an outage nor the very regression that a comparison is
 * to show may excuse itself. Null where too little was measured.
 */
export function rateNoise(
  noises: readonly (RateNoise | null)[],
): (RateNoise & { readonly releases: number }) | null {
  const measured = noises.filter((noise) => noise !== null);
  if (measured.length < LEAST_RELEASES) return null;
  return {
    hours: median(measured.map(({ hours }) => hours)),
    most: median(measured.map(({ most }) => most)),
    releases: measured.length,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The same of one release, in blocks against its own mean, groups of traffic each by their own; null = too little. */
export function noiseOfRelease(counts: BucketColumns): RateNoise | null {
  const long = relativeVariance(counts, BLOCK_HOURS);
  if (long === null) return null;
  const hours = long * BLOCK_HOURS;
  return { hours, most: Math.max(long, relativeVariance(counts, 1) ?? hours) };
}

function relativeVariance(
  { startMs, stratum, bad, total, strata }: BucketColumns,
  blockHours: number,
): number | null {
  const rates = strata.map((_, group) => {
    let failed = 0;
    let all = 0;
    stratum.forEach((of, row) => {
      if (of !== group) return;
      failed += bad[row] ?? 0;
      all += total[row] ?? 0;
    });
    return all > 0 ? failed / all : 0;
  });
  const blocks = new Map<number, { bad: number; expected: number }>();
  startMs.forEach((atMs, row) => {
    const number = Math.floor(atMs / (blockHours * HOUR_MS));
    const block = blocks.get(number) ?? { bad: 0, expected: 0 };
    block.bad += bad[row] ?? 0;
    block.expected += (total[row] ?? 0) * (rates[stratum[row] ?? 0] ?? 0);
    blocks.set(number, block);
  });
  const usable = [...blocks.values()].filter(({ expected }) => expected >= LEAST_EXPECTED);
  if (usable.length < LEAST_BLOCKS) return null;
  const scatter = usable.reduce((sum, one) => sum + (one.bad - one.expected) ** 2 / one.expected, 0);
  const expected = usable.reduce((sum, one) => sum + one.expected, 0) / usable.length;
  // One block is used up by the release's own mean.
  const phi = frozenPhi({ mean: scatter / (usable.length - 1), blocks: usable.length - 1 });
  return (phi - 1) / expected;
}
