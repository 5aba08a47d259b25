import type { CountSeries } from '../domain/series.ts';
import { floorTo, type TimeWindow } from '../domain/time.ts';
import type { SinceLine, ReleaseRef } from './figure.ts';

export interface RatioLineInput {
  readonly release: ReleaseRef;
  readonly role: SinceLine['role'];
  readonly share: 'bad' | 'good';
  readonly series: readonly CountSeries[];
  readonly window: TimeWindow;
  /** Width of the points; narrower buckets are added up, wider ones stand where they begin. */
  readonly stepMs: number;
}

/** Sums all series per step: a ratio of sums at every point. A step without any row is a gap. */
export function ratioLine({ release, role, share, series, window, stepMs }: RatioLineInput): SinceLine {
  const firstMs = floorTo(window.startMs, stepMs);
  const length = Math.max(0, Math.ceil((window.endMs - firstMs) / stepMs));
  const bad = new Float64Array(length);
  const total = new Float64Array(length);
  const seen = new Uint8Array(length);
  for (const { startMs, bad: bads, total: totals } of series) {
    for (let row = 0; row < startMs.length; row += 1) {
      const step = Math.floor(((startMs[row] ?? 0) - firstMs) / stepMs);
      if (step < 0 || step >= length) continue;
      bad[step] = (bad[step] ?? 0) + (bads[row] ?? 0);
      total[step] = (total[step] ?? 0) + (totals[row] ?? 0);
      seen[step] = 1;
    }
  }
  const numerator: (number | null)[] = [];
  const denominator: (number | null)[] = [];
  const value: (number | null)[] = [];
  const sinceMs: number[] = [];
  for (let step = 0; step < length; step += 1) {
    const all = total[step] ?? 0;
    const failed = Math.min(bad[step] ?? 0, all);
    const counted = share === 'bad' ? failed : all - failed;
    const known = seen[step] === 1;
    sinceMs.push(firstMs + step * stepMs - (release.startedAtMs ?? window.startMs));
    numerator.push(known ? counted : null);
    denominator.push(known ? all : null);
    value.push(known && all > 0 ? counted / all : null);
  }
  return {
    releaseId: release.id,
    label: release.version,
    role,
    bucketMs: stepMs,
    sinceMs,
    value,
    numerator,
    denominator,
  };
}
