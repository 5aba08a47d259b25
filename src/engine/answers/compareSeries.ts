import type { CountSeries } from '../domain/series.ts';
import type { Settings } from '../settings/settings.ts';
import type { BothSeries, Comparison } from './compareRow.ts';
import type { Facts } from './facts.ts';
import { trafficFor, type Stretch } from './trafficReadings.ts';
import { stratumLabel } from './watchCounts.ts';

/** Both releases' counts of an entity over their stretches; `journey` null = all. */
export function seriesOf(
  { facts, stretch }: Comparison,
  entity: 'requests' | 'transactions',
  journey: string | null = null,
): BothSeries {
  const of = (one: Stretch) => {
    const traffic = trafficFor(facts, entity, one);
    const { id, service } = one.release;
    return journey === null ? traffic.ofRelease(id) : traffic.ofJourney(service, journey, id);
  };
  return { a: of(stretch.a), b: of(stretch.b) };
}

/** Journeys of the compared service, critical ones first. */
export function journeysOf({ settings }: Facts, service: string): Settings['journeys'] {
  return settings.journeys
    .filter((one) => one.service === service)
    .toSorted((a, b) => Number(b.critical) - Number(a.critical));
}

/** What the series are split by, in words: "platform", "journey and platform"; null = by nothing. */
export function splitBy({ a, b }: BothSeries): string | null {
  const names = new Set([...a, ...b].flatMap(({ stratum }) => Object.keys(stratum)));
  return names.size === 0 ? null : [...names].toSorted().join(' and ');
}

/** The stratum without its journey: "mobile"; '' where it has nothing else. */
export function withoutJourney({ stratum }: CountSeries): string {
  const { journey: _journey, ...rest } = stratum;
  return stratumLabel(rest);
}

/** "Checkout, mobile": a source's spelling of a journey becomes the one in settings, unknown journeys stay together. */
export function journeyLabels(comparison: Comparison): (series: CountSeries) => string {
  const { facts, stretch } = comparison;
  const labels = new Map<CountSeries, string>();
  for (const { id, label } of journeysOf(facts, stretch.b.release.service)) {
    const { a, b } = seriesOf(comparison, 'transactions', id);
    for (const one of [...a, ...b]) labels.set(one, label);
  }
  return (series) => {
    const journey = labels.get(series) ?? ('journey' in series.stratum ? 'Other journeys' : '');
    return [journey, withoutJourney(series)].filter((part) => part !== '').join(', ');
  };
}
