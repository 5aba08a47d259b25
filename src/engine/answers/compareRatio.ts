import { numberText } from '../metrics/countText.ts';
import { sideOf } from '../metrics/mixEffect.ts';
import { rateRatio, type RateRatio } from '../metrics/rateRatio.ts';
import type { Counts } from '../metrics/standardise.ts';
import type { CompareRow, RatioWithInterval } from './compareBody.ts';
import type { SideSpread } from './compareSpread.ts';

/** One interval in twenty misses by chance; the screen says so. */
export const COMPARE_LEVEL = 0.95;

export interface ComparedCounts {
  /** Versions, for sentences. */
  readonly labelA: string;
  readonly labelB: string;
  readonly a: Counts;
  readonly b: Counts;
  /** What `bad` counts, in the plural: "failed requests". */
  readonly counted: string;
  readonly spread: SideSpread;
}

/** The part of a row that says how many times as often something happens. */
export function ratioPart(counts: ComparedCounts): Pick<CompareRow, 'counted' | 'ratio' | 'noRatio'> {
  const { a, b, counted, labelA, labelB, spread } = counts;
  if (a.total <= 0 || b.total <= 0) {
    return { counted, ratio: null, noRatio: `No traffic of this kind in ${a.total <= 0 ? labelA : labelB}.` };
  }
  const found = rateRatio({ a: [whole(a)], b: [whole(b)], phi: spread.phi, level: COMPARE_LEVEL });
  return {
    counted,
    ratio: withInterval(found, `${METHOD}. ${spread.text}`),
    noRatio: whyNone(found, counts),
  };
}

export function rawRatio({ a, b, spread }: Pick<ComparedCounts, 'a' | 'b' | 'spread'>): RateRatio | null {
  if (a.total <= 0 || b.total <= 0) return null;
  return rateRatio({ a: [whole(a)], b: [whole(b)], phi: spread.phi, level: COMPARE_LEVEL });
}

export function withInterval(found: RateRatio, method: string): RatioWithInterval | null {
  if (found.kind !== 'known') return null;
  const { value, low, high } = found;
  const side = sideOf(found);
  return {
    value,
    reads: side === 0 ? 'either' : side > 0 ? 'more' : 'less',
    low: low === null || low < 1 / NO_LIMIT ? null : low,
    high: high > NO_LIMIT ? null : high,
    level: COMPARE_LEVEL,
    method,
  };
}

/** A limit further away than this is none. */
const NO_LIMIT = 1_000;

const METHOD =
  'Ratio of two rates with Clopper-Pearson limits of one release’s share of what both counted, for one look: not the verdict';
export const STANDARDISED_METHOD =
  'Ratio of two directly standardised rates with limits after Fay and Feuer, for one look: not the verdict';

/** Sources that estimate may tell a hair more failures than requests. */
function whole({ bad, total }: Counts) {
  return { weight: 1, bad: Math.min(bad, total), total };
}

function whyNone(found: RateRatio, { a, b, counted, labelA, labelB }: ComparedCounts): string | null {
  if (found.kind === 'known') return null;
  const none = `${labelA} had no ${counted} in ${numberText(a.total)}`;
  if (found.kind === 'none-in-either') return `${none}, ${labelB} none in ${numberText(b.total)}.`;
  return found.atLeast > 0.1
    ? `${none}: in ${labelB} at least ${found.atLeast.toFixed(1)} times as often.`
    : `${none}, and few in ${labelB}: no ratio.`;
}
