import type { AdapterContext } from '../contract.ts';
import type { MetricNames } from './metricNames.ts';
import { oneOf } from './promql.ts';

/** What every capability of one connected source works with. */
export interface Connection {
  readonly names: MetricNames;
  readonly context: AdapterContext;
  readonly scrapeMs: number;
  readonly environmentLabel: string | null;
}

/** Matchers that hold for all queries about an environment: never a moving time, so that URLs can be shared. */
export function scopeMatchers(
  { names, context, environmentLabel }: Connection,
  environment: string,
): readonly string[] {
  if (environmentLabel === null) return names.matchers;
  const spellings = context.environments[environment] ?? [environment];
  return [...names.matchers, oneOf(environmentLabel, spellings)].filter((matcher) => matcher !== null);
}

export function serviceMatcher(serviceLabel: string, { context }: Connection): string | null {
  return oneOf(
    serviceLabel,
    context.services.flatMap((service) => service.names),
  );
}

/** Strata that settings ask for and this source has a label for. */
export function strataLabels({
  names,
  context,
}: Connection): readonly { readonly stratum: string; readonly label: string }[] {
  return context.strata.flatMap((stratum) => {
    const label = names.strataLabels[stratum];
    return label === undefined ? [] : [{ stratum, label }];
  });
}

/** Where versions show: the info metric where there is one, else the request counter itself. */
export function presenceMetric({ names }: Connection): {
  readonly metric: string;
  readonly matchers: readonly string[];
} {
  return names.infoMetric === null ? names.requests : { metric: names.infoMetric.metric, matchers: [] };
}
