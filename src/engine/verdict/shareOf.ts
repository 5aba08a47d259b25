import { wilsonInterval } from '../statistics/wilsonInterval.ts';

/** k of n with a Wilson 95 % interval; of nothing there is no share, and no interval. */
export interface ShareOf {
  readonly k: number;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}

export function shareOf(k: number, n: number): ShareOf {
  if (n === 0) return { k, n, low: null, high: null };
  const { low, high } = wilsonInterval(k, n);
  return { k, n, low, high };
}
