import type { Reading } from '../domain/reading.ts';
import type { TimeWindow } from '../domain/time.ts';
import { countText } from './countText.ts';
import { known, unknown, type ReadingContext } from './readingContext.ts';

/** Rolling figures look at so many deployments (or releases), the newest included. */
export const ROLLING_LENGTH = 10;
/** Of fewer a share says nothing: the counts are given instead. */
export const SHARE_OF_FEW_FROM = 5;

export interface FewInput extends ReadingContext {
  readonly window: TimeWindow | null;
}

interface FewRule {
  readonly hits: number;
  readonly all: number;
  /** Plural noun of what is counted. */
  readonly of: string;
  /** "needed intervention": what the hits did. */
  readonly did: string;
  /** Sentence where there is nothing to count. */
  readonly empty: string;
  readonly method: string;
  readonly bound?: 'exact' | 'at-least';
  readonly caveats: readonly string[];
}

/** A share of few things: none below five, where one more or less would move it by a quarter. */
export function shareOfFew(input: FewInput, rule: FewRule): Reading {
  const { hits, all, of, did, empty, method, bound = 'exact', caveats } = rule;
  if (all === 0) return unknown(input, 'no-data', empty);
  if (all < SHARE_OF_FEW_FROM) {
    const detail = `${hits} of ${countText(all, of)} ${did}; a share is given from ${SHARE_OF_FEW_FROM} on.`;
    return unknown(input, 'too-little-data', detail);
  }
  const share = {
    value: hits / all,
    unit: 'ratio' as const,
    bound,
    sample: { count: all, of },
    numerator: hits,
    denominator: all,
    window: input.window,
    method,
  };
  return known(input, share, caveats);
}
