import type {
  Compared,
  ComparedGroup,
  CompareRow,
  RatioWithInterval,
} from '../../../src/engine/answers/compareBody.ts';
import { known, nowMs, release } from '../sampleAnswers.ts';

const HOUR_MS = 3_600_000;

export function ratio(value: number, low: number | null, high: number | null): RatioWithInterval {
  const reads = low !== null && low > 1 ? 'more' : high !== null && high < 1 ? 'less' : 'either';
  return { value, low, high, reads, level: 0.95, method: 'for one look' };
}

export function row(id: string, label: string, more: Partial<CompareRow> = {}): CompareRow {
  return {
    id,
    label,
    partOf: null,
    kpi: 'error-rate',
    journey: null,
    hasReceipt: true,
    unit: 'ratio',
    better: 'lower',
    a: known(0.002, 'ratio'),
    b: known(0.004, 'ratio'),
    change: { kind: 'unknown', detail: '' },
    counted: 'failed requests',
    ratio: null,
    noRatio: null,
    standardised: null,
    ...more,
  };
}

export function standardised(
  effect: NonNullable<CompareRow['standardised']>['effect'],
  of: RatioWithInterval,
  more: Partial<NonNullable<CompareRow['standardised']>> = {},
): CompareRow['standardised'] {
  return { a: 0.002, b: 0.0021, ratio: of, by: 'platform', effect, leftOutA: 0, leftOutB: 0, ...more };
}

export function group(seen: ComparedGroup['seen'], more: Partial<ComparedGroup> = {}): ComparedGroup {
  return {
    id: 'errors:1',
    title: 'TypeError: no total',
    culprit: null,
    url: null,
    sourceId: 'errors',
    seen,
    eventsA: seen === 'only-b' ? 0 : 12,
    eventsB: seen === 'only-a' ? 0 : 9,
    usersA: seen === 'only-b' ? 0 : 10,
    usersB: seen === 'only-a' ? 0 : 1,
    silence: null,
    ratio: null,
    counted: 'users',
    ...more,
  };
}

export function comparison(more: Partial<Compared> = {}): Compared {
  const [a, b] = [release('2.13.0', 200), release('2.14.0', 20)];
  const window = { startMs: nowMs - 20 * HOUR_MS, endMs: nowMs };
  return {
    ready: true,
    a,
    b,
    choices: [b, a],
    lengthMs: 20 * HOUR_MS,
    endedBy: { kind: 'age', version: '2.14.0' },
    windowA: window,
    windowB: window,
    receiptA: null,
    receiptB: b.id,
    postReleaseMs: 72 * HOUR_MS,
    errorRate: [],
    success: [],
    figures: [],
    journeys: [],
    strata: [],
    endpoints: [],
    endpointsUnknown: null,
    endpointsLeftOut: 0,
    mix: [],
    groups: [],
    groupsUnknown: null,
    groupCaveats: [],
    level: 0.95,
    ...more,
  };
}
