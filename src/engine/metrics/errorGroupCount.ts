import type { Reading } from '../domain/reading.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { ErrorGroupChange, ErrorGroupInput } from './errorGroupChanges.ts';
import { known, unknown, type ReadingContext } from './readingContext.ts';

export interface ErrorGroupCountInput extends ReadingContext {
  /** From `errorGroupChanges`. */
  readonly changes: readonly ErrorGroupChange[];
  readonly comparison: Pick<ErrorGroupInput, 'baseline' | 'exposure'>;
  /** True where a source may have more groups than it told: counts are then lower limits. */
  readonly truncated: boolean;
  readonly window: TimeWindow;
}

/** Groups of one class. No groups at all means 0: the source was asked, and there is none. */
export function errorGroupCount(input: ErrorGroupCountInput, change: ErrorGroupChange['change']): Reading {
  const count = input.changes.filter((one) => one.change === change).length;
  const value = {
    value: count,
    unit: 'count' as const,
    // A group missing from a cut list may only look gone: that count can be too high as well as too low.
    bound: !input.truncated
      ? ('exact' as const)
      : change === 'gone'
        ? ('about' as const)
        : ('at-least' as const),
    sample: { count: input.changes.length, of: 'error groups' },
    window: input.window,
    method: `groups classed ${change}`,
  };
  return known(input, value);
}

/** For the classes that exist only against a baseline. */
export function comparedErrorGroupCount(input: ErrorGroupCountInput, change: 'worsening' | 'gone'): Reading {
  const { baseline, exposure } = input.comparison;
  if (baseline === null)
    return unknown(input, 'not-comparable', 'There is no earlier release to compare with.');
  if (exposure === null) {
    return unknown(
      input,
      'no-data',
      'Sessions and requests are not known, and events are only compared per unit of use.',
    );
  }
  if (!(exposure.judged > 0) || !(exposure.baseline > 0)) {
    return unknown(
      input,
      'no-data',
      `No ${exposure.of} of this release or its baseline were recorded in the window.`,
    );
  }
  return errorGroupCount(input, change);
}
