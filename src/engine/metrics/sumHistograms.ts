import type { HistogramSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import { countText } from './countText.ts';
import { firstAtOrAfter } from './sumSeries.ts';

export type HistogramSum =
  | {
      readonly kind: 'summed';
      /** Upper limits in ms, ascending; the last one may be Infinity. */
      readonly upperMs: Float64Array;
      /** Observations per bucket, not cumulative. */
      readonly counts: Float64Array;
      readonly total: number;
      readonly caveats: readonly string[];
    }
  /** The series do not share their bucket limits. */
  | { readonly kind: 'unlike'; readonly detail: string };

/** Adds histograms over the time steps that lie wholly inside the window; different limits are never mixed. */
export function sumHistograms(series: readonly HistogramSeries[], window: TimeWindow): HistogramSum {
  const upperMs = series[0]?.upperMs ?? new Float64Array();
  const unlike = series.find((one) => !sameLimits(one.upperMs, upperMs));
  if (unlike !== undefined) {
    const detail = `Durations are counted with different limits (${limitsText(upperMs)}; ${limitsText(unlike.upperMs)}).`;
    return { kind: 'unlike', detail };
  }
  const width = upperMs.length;
  const counts = new Float64Array(width);
  let total = 0;
  let unusable = 0;
  for (const one of series) {
    const lastStartMs = window.endMs - one.bucketMs;
    for (let row = firstAtOrAfter(one.startMs, window.startMs); row < one.startMs.length; row += 1) {
      if (!((one.startMs[row] ?? Infinity) <= lastStartMs)) break;
      if (!usableRow(one.counts, row * width, width)) {
        unusable += 1;
        continue;
      }
      for (let bucket = 0; bucket < width; bucket += 1) {
        const count = one.counts[row * width + bucket] ?? 0;
        counts[bucket] = (counts[bucket] ?? 0) + count;
        total += count;
      }
    }
  }
  const caveats = unusable === 0 ? [] : [`${countText(unusable, 'time steps')} left out: no usable number.`];
  return { kind: 'summed', upperMs, counts, total, caveats };
}

function usableRow(counts: Float64Array, from: number, width: number): boolean {
  for (let index = from; index < from + width; index += 1) {
    const count = counts[index];
    if (count === undefined || !Number.isFinite(count) || count < 0) return false;
  }
  return true;
}

function sameLimits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((limit, index) => sameLimit(limit, b[index] ?? Number.NaN));
}

/** Sources tell limits in seconds: 0.3 * 1000 is not always 300 to the last bit. */
export function sameLimit(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** "50, 100, 300 ms": the finite limits, for sentences. */
export function limitsText(upperMs: Float64Array): string {
  const finite = [...upperMs].filter((limit) => Number.isFinite(limit));
  return finite.length === 0
    ? 'none'
    : `${finite.map((limit) => Number(limit.toPrecision(6))).join(', ')} ms`;
}
