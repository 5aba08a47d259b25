import type { Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import { countText, numberText } from './countText.ts';
import { known, unknown, withGaps, type ReadingContext } from './readingContext.ts';
import { sumSeries } from './sumSeries.ts';

export interface RatioInput extends ReadingContext {
  /** Already narrowed to the release and journey in question. */
  readonly series: readonly CountSeries[];
  readonly window: TimeWindow;
}

interface RatioRule {
  /** `bad`: share of bad ones. `good`: share of the others. */
  readonly share: 'bad' | 'good';
  /** The domain's plural noun. */
  readonly of: string;
  readonly least: number;
  /** Sentence for an empty window. */
  readonly empty: string;
  readonly method?: string;
  readonly caveats?: readonly string[];
}

/** Ratio of sums, never a mean of ratios: a quiet minute must not weigh as much as a busy one. */
export function ratioReading(input: RatioInput, rule: RatioRule): Reading {
  const { bad, total, caveats } = sumSeries(input.series, input.window);
  const unusable = caveats.length === 0 ? '' : ` ${caveats.join(' ')}`;
  if (total <= 0) return unknown(input, 'no-data', `${rule.empty}${unusable}`);
  if (total < rule.least) {
    const detail = `Only ${numberText(total)} of ${countText(rule.least, rule.of)} so far; fewer say too little.${unusable}`;
    return unknown(input, 'too-little-data', detail);
  }
  const numerator = rule.share === 'bad' ? bad : total - bad;
  const ratio = {
    value: numerator / total,
    unit: 'ratio' as const,
    sample: { count: Math.round(total), of: rule.of },
    numerator,
    denominator: total,
    window: input.window,
    method: rule.method ?? 'ratio of sums',
  };
  return known(withGaps(input, [...caveats, ...(rule.caveats ?? [])]), ratio);
}
