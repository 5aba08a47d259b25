import type { Attributed } from '../domain/attribution.ts';
import type { Reading } from '../domain/reading.ts';
import type { Incident } from '../domain/ticket.ts';
import type { TimeWindow } from '../domain/time.ts';
import { attributionCaveats, leftOutCaveats } from './attributedTickets.ts';
import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import { known, type ReadingContext } from './readingContext.ts';

export const incidentsDefinition: KpiDefinition = {
  id: 'incidents',
  label: 'Incidents',
  shortLabel: 'Incidents',
  unit: 'count',
  better: 'lower',
  meaning:
    'How often the service was degraded because of this release, as far as tickets say or the time suggests.',
  formula:
    'Incidents that name this release, and those that began while it was the likely cause by time. Duplicates are left ' +
    'out. Incidents that no release could be found for are counted on the Sources screen.',
  minimum: 'one answer of the ticket tracker; none is 0',
  interval: COUNT_INTERVAL,
  trend: null,
};

export interface IncidentsInput extends ReadingContext {
  readonly incidents: readonly Attributed<Incident>[];
  readonly window: TimeWindow | null;
}

export function incidents(input: IncidentsInput): Reading {
  const counted = input.incidents.filter(({ ticket }) => ticket.counts);
  const count = {
    value: counted.length,
    unit: 'count' as const,
    sample: { count: counted.length, of: 'incidents' },
    window: input.window,
    method: 'count',
  };
  const leftOut = leftOutCaveats(input.incidents.length - counted.length, 'incidents');
  return known(input, count, [...attributionCaveats(counted, 'incidents'), ...leftOut]);
}
