import type { Attributed } from '../domain/attribution.ts';
import type { Reading } from '../domain/reading.ts';
import type { SupportCase } from '../domain/supportCase.ts';
import type { TimeWindow } from '../domain/time.ts';
import { attributionCaveats } from './attributedTickets.ts';
import { countText, numberText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { known, type ReadingContext } from './readingContext.ts';

export const supportCasesDefinition: KpiDefinition = {
  id: 'support-cases',
  label: 'Support cases',
  shortLabel: 'Cases',
  unit: 'count',
  better: 'lower',
  meaning:
    'How often customers wrote in the hours after this release: about it by name, or about its service, where some would have written anyway.',
  formula:
    'Support cases opened in the post-release window that name this release, and those about its service that name none ' +
    'and fall into its window. Deleted and merged ones are left out.',
  minimum: 'one answer of the help desk; none is 0',
  interval: COUNT_INTERVAL,
  trend: null,
};

export interface SupportCasesInput extends ReadingContext {
  readonly cases: readonly Attributed<SupportCase>[];
  readonly window: TimeWindow | null;
  /** Of all cases of the look-back: how many are tied to no release. */
  readonly unattributed: number;
  readonly all: number;
}

export function supportCases(input: SupportCasesInput): Reading {
  const { cases, window, unattributed, all } = input;
  const counted = cases.filter(({ ticket }) => isWithin(ticket, window));
  const naming = cases.filter(({ attribution }) => attribution.confidence === 'stated');
  const later = naming.filter((one) => !counted.includes(one)).length;
  const count = {
    value: counted.length,
    unit: 'count' as const,
    sample: { count: counted.length, of: 'support cases' },
    window,
    method: 'count of cases by the time they were opened',
  };
  const caveats = [
    ...attributionCaveats(counted, 'support cases'),
    ...(later === 0 ? [] : [`${countText(later, 'support cases')} outside this window name this release.`]),
    ...(unattributed === 0
      ? []
      : [`${numberText(unattributed)} of all ${countText(all, 'support cases')} are tied to no release.`]),
  ];
  return known(input, count, caveats);
}

function isWithin({ openedAtMs }: SupportCase, window: TimeWindow | null): boolean {
  return window === null || (openedAtMs >= window.startMs && openedAtMs < window.endMs);
}
