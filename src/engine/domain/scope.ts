import type { TimeWindow } from './time.ts';

/**
 * What is asked of an adapter. Everything here is part of the query key, so `window` is always rounded to the refresh
 * step, and the moving present never appears: `live` windows are described by their length alone.
 */
export interface Scope {
  /** The environment's name in settings, e.g. 'production'. */
  readonly environment: string;
  readonly span: Span;
}

export type Span =
  /** A finished stretch of the past, both ends multiples of `bucketMs`. */
  | { readonly kind: 'past'; readonly window: TimeWindow; readonly bucketMs: number }
  /** The newest `lengthMs`, ending now, in buckets aligned to the clock: asked without naming the present. */
  | { readonly kind: 'live'; readonly lengthMs: number; readonly bucketMs: number };
