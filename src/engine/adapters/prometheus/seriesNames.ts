import type { Stratum } from '../../domain/series.ts';

/** Which label holds what, in one answer. */
export interface SeriesNames {
  readonly serviceLabel: string;
  /** null: nothing in this answer is tied to a release. */
  readonly releaseLabel: string | null;
  readonly strata: readonly { readonly stratum: string; readonly label: string }[];
}

interface Identity {
  readonly serviceName: string | null;
  readonly releaseName: string | null;
  readonly stratum: Stratum;
}

/** A label that is absent and one that is empty are the same thing in PromQL. */
export function identify(labels: Readonly<Record<string, string>>, names: SeriesNames): Identity {
  const strata = names.strata.flatMap(({ stratum, label }) => {
    const value = labels[label];
    return value === undefined || value === '' ? [] : [[stratum, value] as const];
  });
  return {
    serviceName: labels[names.serviceLabel] || null,
    releaseName: names.releaseLabel === null ? null : labels[names.releaseLabel] || null,
    stratum: Object.fromEntries(strata),
  };
}

export function byLabels({ serviceLabel, releaseLabel, strata }: SeriesNames): readonly string[] {
  const labels = [serviceLabel, releaseLabel, ...strata.map(({ label }) => label)];
  return [...new Set(labels.filter((label) => label !== null))];
}
