import type { WorldTraffic } from '../../../mocks/world/world.ts';
import { logNormalMean, logNormalShare } from './logNormal.ts';

/** One counter of one series. */
export interface CounterColumn {
  readonly labels: Readonly<Record<string, string>>;
  /**
   * What each base bucket adds to it, by independent part. Each part counts on its own: the buckets of a histogram
   * overlap, and rounding them one by one would let a narrow one grow where a wide one stands still.
   */
  readonly parts: readonly ArrayLike<number>[];
  /** Real counters count whole things; only sums of seconds have fractions. */
  readonly whole: boolean;
  /** A client library makes a labelled counter at its first increment: no failure, no series. */
  readonly bornOnFirst: boolean;
}

export function requestColumns({ total, failed, rejected }: WorldTraffic): CounterColumn[] {
  const answered = Float64Array.from(total, (count, i) => count - (failed[i] ?? 0) - (rejected[i] ?? 0));
  return [
    { labels: { code: '200' }, parts: [answered], whole: true, bornOnFirst: false },
    { labels: { code: '404' }, parts: [rejected], whole: true, bornOnFirst: true },
    { labels: { code: '500' }, parts: [failed], whole: true, bornOnFirst: true },
  ];
}

export function transactionColumns({ total, failed }: WorldTraffic): CounterColumn[] {
  const succeeded = Float64Array.from(total, (count, i) => count - (failed[i] ?? 0));
  return [
    { labels: { outcome: 'success' }, parts: [succeeded], whole: true, bornOnFirst: false },
    { labels: { outcome: 'failure' }, parts: [failed], whole: true, bornOnFirst: true },
  ];
}

/** Upper limits in seconds, as the label `le` writes them. */
export const durationLimits: readonly string[] = [
  '0.05',
  '0.1',
  '0.2',
  '0.3',
  '0.5',
  '0.8',
  '1.2',
  '2',
  '3',
  '5',
  '+Inf',
];

export interface DurationColumns {
  readonly buckets: readonly CounterColumn[];
  readonly sum: CounterColumn;
  readonly count: CounterColumn;
}

export function durationColumns({ total, medianMs, sigma }: WorldTraffic): DurationColumns {
  const ranges = durationLimits.map((le, i) =>
    wholeCounts(
      Float64Array.from(total, (count, bucket) => {
        const median = medianMs[bucket] ?? 1;
        return (
          count * (shareUpTo(le, median, sigma) - shareUpTo(durationLimits[i - 1] ?? '0', median, sigma))
        );
      }),
    ),
  );
  const seconds = Float64Array.from(
    total,
    (count, bucket) => (count * logNormalMean(medianMs[bucket] ?? 1, sigma)) / 1000,
  );
  const whole = { whole: true, bornOnFirst: false };
  return {
    buckets: durationLimits.map((le, i) => ({ ...whole, labels: { le }, parts: ranges.slice(0, i + 1) })),
    sum: { labels: {}, parts: [seconds], whole: false, bornOnFirst: false },
    count: { ...whole, labels: {}, parts: ranges },
  };
}

/** Whole numbers whose running sum never strays from the exact one by more than a half. */
function wholeCounts(exact: Float64Array): Float64Array {
  let sum = 0;
  let given = 0;
  return exact.map((count) => {
    sum += count;
    const whole = Math.round(sum) - given;
    given += whole;
    return whole;
  });
}

function shareUpTo(le: string, medianMs: number, sigma: number): number {
  if (le === '0') return 0;
  return le === '+Inf' ? 1 : logNormalShare(Number(le) * 1000, medianMs, sigma);
}
