import type { Reading, ReadingInterval } from '../domain/reading.ts';
import { dispersedShareInterval } from '../statistics/dispersedShareInterval.ts';
import { jeffreysInterval } from '../statistics/jeffreysInterval.ts';
import { poissonInterval } from '../statistics/poissonInterval.ts';
import { INTERVAL_LEVEL, type IntervalRule } from './intervalRules.ts';

/** Overdispersion of the counts behind a share, where it was measured; 1 = taken as independent. */
export interface MeasuredSpread {
  readonly phi: number;
}

/**
 * Where the true value of a reading lies, by the rule of its definition; null where there is none. A value that is only a
 * lower limit has no interval: chance is not what is wrong with it.
 */
export function readingInterval(
  reading: Reading,
  rule: IntervalRule,
  spread: MeasuredSpread | null = null,
): ReadingInterval | null {
  if (reading.kind === 'unknown' || reading.bound !== 'exact') return null;
  const { numerator, denominator, value, unit } = reading;
  const level = INTERVAL_LEVEL;
  switch (rule.method) {
    case 'none':
      return null;
    case 'own':
      return reading.interval ?? null;
    case 'share': {
      if (numerator === null || denominator === null || !(denominator > 0)) return null;
      const phi = Math.max(1, spread?.phi ?? 1);
      const bad = Math.min(numerator, denominator);
      const method = phi > 1 ? `Wilson, spread ×${phi.toFixed(1)}` : 'Wilson';
      return { ...dispersedShareInterval({ bad, total: denominator, phi }, level), level, method };
    }
    case 'few': {
      if (numerator === null || denominator === null || !(denominator > 0)) return null;
      return { ...jeffreysInterval(numerator, denominator, level), level, method: 'Jeffreys' };
    }
    case 'count': {
      const scale = unit === 'per-1000-sessions' ? (denominator ?? Number.NaN) / 1000 : 1;
      const count = unit === 'per-1000-sessions' ? numerator : value;
      if (count === null || !Number.isSafeInteger(count) || !(scale > 0)) return null;
      const { low, high } = poissonInterval(count, level);
      return { low: low / scale, high: high / scale, level, method: 'Garwood' };
    }
  }
}
