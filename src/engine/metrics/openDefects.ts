import type { Attributed } from '../domain/attribution.ts';
import type { Reading } from '../domain/reading.ts';
import type { Defect } from '../domain/ticket.ts';
import type { TimeWindow } from '../domain/time.ts';
import { attributionCaveats } from './attributedTickets.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { known, type ReadingContext } from './readingContext.ts';

export const openDefectsDefinition: KpiDefinition = {
  id: 'open-defects',
  label: 'Open defects',
  shortLabel: 'Open defects',
  unit: 'count',
  better: 'lower',
  meaning: 'Known faults of this release that nobody has finished mending.',
  formula: 'Defect tickets tied to this release that are not done now, whoever found them.',
  minimum: 'one answer of the ticket tracker; none is 0',
  interval: noInterval('a state of now, not a sample'),
  trend: null,
};

export interface DefectsInput extends ReadingContext {
  readonly defects: readonly Attributed<Defect>[];
  readonly window: TimeWindow | null;
}

export function openDefects(input: DefectsInput): Reading {
  const open = input.defects.filter(({ ticket }) => ticket.counts && ticket.state !== 'done');
  const unclear = open.filter(({ ticket }) => ticket.state === 'other').length;
  const count = {
    value: open.length,
    unit: 'count' as const,
    sample: { count: input.defects.length, of: 'defects' },
    window: input.window,
    method: 'count of tickets not done',
  };
  const caveats = [
    ...(unclear > 0
      ? [`${countText(unclear, 'defects')} in a status that settings do not know; counted as open.`]
      : []),
    ...attributionCaveats(open, 'defects'),
  ];
  return known(input, count, caveats);
}
