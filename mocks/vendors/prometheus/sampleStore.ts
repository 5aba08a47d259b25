import type { Matcher } from './promql/syntax.ts';

export type Labels = Readonly<Record<string, string>>;

/** Time between two scrapes. */
export const SCRAPE_MS = 60_000;
/** How far back an instant selector looks for a sample. */
export const LOOKBACK_MS = 300_000;

/** Stretch in which a series is scraped without interruption: first and last scrape, both included. */
export interface Stretch {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Samples are computed when asked for: storing 60 days of minutes would cost a gigabyte. */
export interface StoredSeries {
  /** With `__name__`. */
  readonly labels: Labels;
  readonly stretches: readonly Stretch[];
  /** Value of the scrape at a multiple of SCRAPE_MS within the stretch. */
  valueAt(timeMs: number, stretch: Stretch): number;
}

/** What is known about the samples in a window (afterMs, upToMs]. */
export interface WindowFacts {
  readonly count: number;
  readonly firstMs: number;
  readonly first: number;
  readonly lastMs: number;
  readonly last: number;
  /** Growth of a counter: a new stretch begins from zero. */
  readonly growth: number;
}

/** One found window, reused: a long chart asks for a quarter of a million of them. */
const facts = { count: 0, firstMs: 0, first: 0, lastMs: 0, last: 0, growth: 0 };

/** Counters in closed form: only the ends of each stretch are computed. */
export function windowFacts(series: StoredSeries, afterMs: number, upToMs: number): WindowFacts | null {
  facts.count = 0;
  facts.growth = 0;
  for (const stretch of series.stretches) {
    const firstMs = Math.max(stretch.firstMs, Math.floor(afterMs / SCRAPE_MS) * SCRAPE_MS + SCRAPE_MS);
    const lastMs = Math.min(stretch.lastMs, Math.floor(upToMs / SCRAPE_MS) * SCRAPE_MS);
    if (firstMs > lastMs) continue;
    const first = series.valueAt(firstMs, stretch);
    const last = series.valueAt(lastMs, stretch);
    if (facts.count === 0) {
      facts.firstMs = firstMs;
      facts.first = first;
      facts.growth = last - first;
    } else facts.growth += first < facts.last ? last : last - facts.last;
    facts.lastMs = lastMs;
    facts.last = last;
    facts.count += (lastMs - firstMs) / SCRAPE_MS + 1;
  }
  return facts.count === 0 ? null : facts;
}

/** Every sample in (afterMs, upToMs]. */
export function eachSample(
  series: StoredSeries,
  window: { readonly afterMs: number; readonly upToMs: number },
  visit: (timeMs: number, value: number) => void,
): void {
  for (const stretch of series.stretches) {
    const from = Math.max(stretch.firstMs, Math.floor(window.afterMs / SCRAPE_MS) * SCRAPE_MS + SCRAPE_MS);
    const to = Math.min(stretch.lastMs, window.upToMs);
    for (let timeMs = from; timeMs <= to; timeMs += SCRAPE_MS) visit(timeMs, series.valueAt(timeMs, stretch));
  }
}

/**
 * The newest sample at a moment, NaN where there is none. A target that went away is marked stale by its next scrape;
 * where the data end because time does (`shownMs`), the sample stays visible for LOOKBACK_MS.
 */
export function instantValue(series: StoredSeries, timeMs: number, shownMs: number): number {
  for (const stretch of series.stretches) {
    if (timeMs < stretch.firstMs) continue;
    const lastShownMs = Math.floor(Math.min(stretch.lastMs, shownMs) / SCRAPE_MS) * SCRAPE_MS;
    if (lastShownMs < stretch.firstMs) continue;
    if (timeMs < lastShownMs + SCRAPE_MS)
      return series.valueAt(Math.floor(timeMs / SCRAPE_MS) * SCRAPE_MS, stretch);
    if (stretch.lastMs > shownMs - SCRAPE_MS && timeMs < lastShownMs + LOOKBACK_MS)
      return series.valueAt(lastShownMs, stretch);
  }
  return NaN;
}

export function matches(labels: Labels, matchers: readonly CompiledMatcher[]): boolean {
  return matchers.every(({ label, test }) => test(labels[label] ?? ''));
}

export interface CompiledMatcher {
  readonly label: string;
  readonly test: (value: string) => boolean;
}

export function compileMatcher({ label, operator, value }: Matcher): CompiledMatcher {
  if (operator === '=') return { label, test: (given) => given === value };
  if (operator === '!=') return { label, test: (given) => given !== value };
  const pattern = new RegExp(`^(?:${value})$`, 's');
  return {
    label,
    test: operator === '=~' ? (given) => pattern.test(given) : (given) => !pattern.test(given),
  };
}
