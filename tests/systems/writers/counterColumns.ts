import type { WorldTraffic } from '../../../mocks/world/world.ts';
import { logNormalMean, logNormalShare } from './logNormal.ts';

/** One counter of one series: what each base bucket adds to it. */
export interface CounterColumn {
  readonly labels: Readonly<Record<string, string>>;
  readonly perBucket: ArrayLike<number>;
  /** Real counters count whole things; only sums of seconds have fractions. */
  readonly whole: boolean;
  /** A client library makes a labelled counter at its first increment: no failure, no series. */
  readonly bornOnFirst: boolean;
}

export function requestColumns({ total, failed, rejected }: WorldTraffic): CounterColumn[] {
  const answered = Float64Array.from(total, (count, i) => count - (failed[i] ?? 0) - (rejected[i] ?? 0));
  return [
    { labels: { code: '200' }, perBucket: answered, whole: true, bornOnFirst: false },
    { labels: { code: '404' }, perBucket: rejected, whole: true, bornOnFirst: true },
    { labels: { code: '500' }, perBucket: failed, whole: true, bornOnFirst: true },
  ];
}

export function transactionColumns({ total, failed }: WorldTraffic): CounterColumn[] {
  const succeeded = Float64Array.from(total, (count, i) => count - (failed[i] ?? 0));
  return [
    { labels: { outcome: 'success' }, perBucket: succeeded, whole: true, bornOnFirst: false },
    { labels: { outcome: 'failure' }, perBucket: failed, whole: true, bornOnFirst: true },
  ];
}

/** Upper limits in seconds, as the label `le` writes them. */
export const durationLimits: readonly string[] = ['0.05', '0.1', '0.2', '0.3', '0.5', '0.8', '1.2', '2', '3', '5', '+Inf'];

export interface DurationColumns {
  readonly buckets: readonly CounterColumn[];
  readonly sum: CounterColumn;
  readonly count: CounterColumn;
}

export function durationColumns({ total, medianMs, sigma }: WorldTraffic): DurationColumns {
  const plain = { labels: {}, bornOnFirst: false };
  return {
    buckets: durationLimits.map((le) => ({
      labels: { le },
      perBucket: Float64Array.from(total, (count, i) =>
        le === '+Inf' ? count : count * logNormalShare(Number(le) * 1000, medianMs[i] ?? 1, sigma),
      ),
      whole: true,
      bornOnFirst: false,
    })),
    sum: {
      ...plain,
      perBucket: Float64Array.from(total, (count, i) => (count * logNormalMean(medianMs[i] ?? 1, sigma)) / 1000),
      whole: false,
    },
    count: { ...plain, perBucket: total, whole: true },
  };
}
