import { HOUR_MS } from '../domain/time.ts';
import { dispersionOfPair, frozenPhi } from '../statistics/dispersion.ts';
import { alignPairs } from './alignPairs.ts';
import type { WatchInput } from './watchInput.ts';
import type { PhiOf } from './watchVerdict.ts';

/** A block must exceed the bursts; 3 h does for bursts up to an hour. */
const BLOCK_MS = 3 * HOUR_MS;
const LEAST_BLOCKS = 24;
/** What is assumed without a measurement. */
export const ASSUMED_PHI = 2;

/** Spread of the counts, from two groups that ran the old version; fixed before the watch begins. */
export function measurePhi({ calibration, options, bucketMs }: WatchInput): PhiOf {
  if (options.phi !== null) return { value: options.phi, source: 'assumed' };
  if (calibration === null) return { value: ASSUMED_PHI, source: 'assumed' };
  const { a, b } = calibration;
  const fromMs = Math.min(earliest(a.startMs), earliest(b.startMs));
  if (!Number.isFinite(fromMs)) return { value: ASSUMED_PHI, source: 'assumed' };
  const span = { fromMs, toMs: Number.POSITIVE_INFINITY };
  const table = alignPairs({ judged: a, other: b, bucketMs, span, excluded: options.excluded });
  const dispersion = dispersionOfPair(table.columns, table.rowStartMs, Math.max(BLOCK_MS, 2 * bucketMs));
  if (dispersion.blocks < LEAST_BLOCKS) return { value: ASSUMED_PHI, source: 'assumed' };
  return { value: frozenPhi(dispersion), source: 'measured' };
}

function earliest(startMs: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const start of startMs) if (start < least) least = start;
  return least;
}
