import type { Dated } from './freshness.ts';
import type { TimeWindow } from './time.ts';
import type { Unit } from './unit.ts';

/** A KPI's stable name: URL, definitions, receipts. Journeys are a scope, not part of the id. */
export type KpiId = string;

/** How many things the value stands on: "n = 41,206 attempts". */
export interface SampleSize {
  readonly count: number;
  /** Plural noun, the domain's word: 'requests', 'attempts', 'sessions', 'checks', 'incidents', 'defects', 'error groups'. */
  readonly of: string;
}

/** Which collected answer fed a reading; `key` finds its receipts in the engine's cache. */
export interface ReadingInput extends Dated {
  readonly sourceId: string;
  readonly entity: string;
  readonly key: string;
}

/** Where the true value lies, in the reading's unit. */
export interface ReadingInterval {
  readonly low: number;
  /** null = no upper limit yet. */
  readonly high: number | null;
  /** 0-1 */
  readonly level: number;
  readonly method: string;
}

/** One of the few values that a figure was made of, worth being shown one by one. */
export interface SingleValue {
  readonly value: number;
  /** Still growing: an incident that is open. */
  readonly open: boolean;
}

export interface KnownReading {
  readonly kind: 'known';
  readonly value: number;
  readonly unit: Unit;
  /** `at-least`: a quantile in the histogram's last bucket, or a truncated count. */
  readonly bound: 'exact' | 'at-least' | 'about';
  readonly sample: SampleSize;
  /** The ratio's two sums, where the value is a ratio. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly window: TimeWindow | null;
  /** Method in short: 'ratio of sums', 'linear interpolation in histogram buckets', ... */
  readonly method: string;
  /** Oldest of the inputs that may still change; of all, where none may. */
  readonly asOfMs: number;
  readonly inputs: readonly ReadingInput[];
  /** Why it may be off: truncated, one source missing, late data. Empty = nothing known against it. */
  readonly caveats: readonly string[];
  /** Some of the caveats tell of data that are missing: the value is marked. Others stand in the receipt alone. */
  readonly incomplete?: true;
  /** Where the metric itself knows it (`own` in its definition); other intervals follow from the sums. */
  readonly interval?: ReadingInterval | null;
  /** Too few for a law: shown one by one. */
  readonly singles?: readonly SingleValue[];
}

export type UnknownReason =
  | 'awaited'
  | 'no-data'
  | 'too-little-data'
  | 'source-failed'
  | 'stale'
  | 'not-configured'
  | 'not-comparable';

export interface UnknownReading {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
  /** One plain sentence: what is missing and what to do. */
  readonly detail: string;
  readonly inputs: readonly ReadingInput[];
}

/** One KPI value with everything needed to believe it, or the reason why there is none. Zero is a value. */
export type Reading = KnownReading | UnknownReading;

/** A reading's change against a named baseline; absent parts say why. */
export type Change =
  | {
      readonly kind: 'known';
      /** value - baseline value, in the reading's unit (ratios: 0.0012 = 0.12 percentage points). */
      readonly difference: number;
      /** value / baseline value; null where the baseline is zero. */
      readonly ratio: number | null;
      readonly baseline: KnownReading;
    }
  | { readonly kind: 'unknown'; readonly detail: string };
