import type { Reading } from '../domain/reading.ts';
import { attributionCaveats, leftOutCaveats } from './attributedTickets.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import { COUNT_INTERVAL } from './intervalRules.ts';
import type { DefectsInput } from './openDefects.ts';
import { known, unknown } from './readingContext.ts';

export const escapedDefectsDefinition: KpiDefinition = {
  id: 'escaped-defects',
  label: 'Escaped defects',
  shortLabel: 'Escaped',
  unit: 'count',
  better: 'lower',
  meaning: 'Faults of this release that testing did not catch: customers or production found them.',
  formula:
    'Defect tickets tied to this release that were found in production, open or done. Tickets that do not say where ' +
    'they were found make the count a lower limit.',
  minimum: 'one answer of the ticket tracker that says where defects were found; no defects is 0',
  interval: COUNT_INTERVAL,
  trend: null,
};

export function escapedDefects(input: DefectsInput): Reading {
  const counted = input.defects.filter(({ ticket }) => ticket.counts);
  const silent = counted.filter(({ ticket }) => ticket.foundIn === 'unknown').length;
  if (silent > 0 && silent === counted.length) {
    const detail = `None of ${countText(silent, 'defects')} says where it was found; name the field or label in settings.`;
    return unknown(input, 'not-configured', detail);
  }
  const escaped = counted.filter(({ ticket }) => ticket.foundIn === 'production');
  const count = {
    value: escaped.length,
    unit: 'count' as const,
    bound: silent > 0 ? ('at-least' as const) : ('exact' as const),
    sample: { count: counted.length, of: 'defects' },
    window: input.window,
    method: 'count of tickets found in production',
  };
  const caveats = [
    ...(silent > 0 ? [`${countText(silent, 'defects')} without a word on where found.`] : []),
    ...attributionCaveats(escaped, 'defects'),
    ...leftOutCaveats(input.defects.length - counted.length, 'defects'),
  ];
  return known(input, count, caveats);
}
