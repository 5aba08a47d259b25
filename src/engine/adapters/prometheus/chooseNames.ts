import type { MetricNames } from './metricNames.ts';
import { PRESETS } from './presets.ts';
import { opposite } from './promql.ts';
import type { PrometheusSettings } from './settings.ts';

/** The preset's names with the settings' changes applied. */
export function chooseNames(settings: PrometheusSettings): MetricNames {
  const preset = PRESETS[settings.preset];
  // A release label given by hand means that the series carry it: no join.
  const infoMetric = settings.infoMetric ?? (settings.releaseLabel === undefined ? preset.infoMetric : null);
  return {
    releaseLabel: infoMetric?.releaseLabel ?? settings.releaseLabel ?? preset.releaseLabel,
    serviceLabel: settings.serviceLabel ?? preset.serviceLabel,
    strataLabels: settings.strataLabels ?? preset.strataLabels,
    infoMetric,
    endpointLabel: settings.endpointLabel ?? preset.endpointLabel,
    matchers: settings.extraMatchers,
    requests: requestNames(settings, preset),
    transactions: transactionNames(settings, preset),
    latency: latencyNames(settings, preset),
    checks: preset.checks === null ? null : { ...preset.checks, ...given(settings.checks) },
    alerts: preset.alerts === null ? null : { ...preset.alerts, ...given(settings.alerts) },
  };
}

function requestNames({ requests }: PrometheusSettings, preset: MetricNames): MetricNames['requests'] {
  if (requests === undefined) return preset.requests;
  return {
    metric: requests.metric ?? preset.requests.metric,
    failed: requests.failureMatcher ?? preset.requests.failed,
    matchers: excluding(preset.requests.matchers, requests.excludeMatcher),
  };
}

function transactionNames(
  { transactions }: PrometheusSettings,
  preset: MetricNames,
): MetricNames['transactions'] {
  if (transactions === undefined) return preset.transactions;
  const usual = preset.transactions;
  const succeeded = transactions.successMatcher ?? null;
  return {
    metric: transactions.metric ?? usual?.metric ?? preset.requests.metric,
    journeyLabel: transactions.journeyLabel ?? usual?.journeyLabel ?? 'journey',
    matchers: excluding(usual?.matchers ?? preset.requests.matchers, transactions.excludeMatcher),
    succeeded,
    failed:
      succeeded === null ? (transactions.failureMatcher ?? usual?.failed ?? preset.requests.failed) : null,
  };
}

function latencyNames({ latency }: PrometheusSettings, preset: MetricNames): MetricNames['latency'] {
  const usual = preset.latency ?? { metric: '', kind: 'auto', unit: 's', matchers: [] };
  const named = { ...usual, ...given(latency) };
  return named.metric === '' ? null : named;
}

function excluding(matchers: readonly string[], exclude: string | undefined): readonly string[] {
  return exclude === undefined ? matchers : [...matchers, opposite(exclude)];
}

/** The settings' fields that were written: an absent one must not erase the preset's. */
function given<T extends object>(
  part: T | undefined,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}
