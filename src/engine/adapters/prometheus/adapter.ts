import type { Adapter, AdapterContext, Capabilities, ConnectedSource } from '../contract.ts';
import { alerts } from './alerts.ts';
import { chooseNames } from './chooseNames.ts';
import type { Connection } from './connection.ts';
import { checks, requests, transactions } from './counts.ts';
import { deployments } from './deployments.ts';
import { endpoints, type BusiestKnown } from './endpoints.ts';
import type { SeenFirst } from './firstSightings.ts';
import { latency } from './latency.ts';
import { probe } from './probe.ts';
import { releases } from './releases.ts';
import { prometheusSettings } from './settings.ts';
import type { PrometheusSettings } from './settings.ts';

/** Prometheus, and what speaks its API: Thanos, Mimir, VictoriaMetrics (their path prefixes belong to the base URL). */
export const prometheus: Adapter<PrometheusSettings> = {
  id: 'prometheus',
  label: 'Prometheus',
  offers: ['releases', 'deployments', 'requests', 'transactions', 'latency', 'checks', 'alerts', 'endpoints'],
  settings: prometheusSettings,
  connect,
};

function connect(settings: PrometheusSettings, context: AdapterContext): ConnectedSource {
  const names = chooseNames(settings);
  const connection: Connection = {
    names,
    context,
    scrapeMs: settings.scrapeSeconds * 1000,
    environmentLabel: settings.environmentLabel ?? null,
  };
  const seenFirst: SeenFirst = new Map();
  const busiest: BusiestKnown = new Map();
  const capabilities: Capabilities = {
    releases: (scope, asking) => releases(connection, scope, asking),
    deployments: (scope, asking) => deployments(connection, seenFirst, { scope, asking }),
    requests: (scope, asking) => requests(connection, scope, asking),
    ...(names.transactions === null
      ? {}
      : { transactions: (scope, asking) => transactions(connection, scope, asking) }),
    ...(names.latency === null ? {} : { latency: (scope, asking) => latency(connection, scope, asking) }),
    ...(names.checks === null ? {} : { checks: (scope, asking) => checks(connection, scope, asking) }),
    ...(names.endpointLabel === null
      ? {}
      : { endpoints: (scope, asking) => endpoints(connection, busiest, { scope, asking }) }),
    ...(names.alerts === null ? {} : { alerts: (scope, asking) => alerts(connection, scope, asking) }),
  };
  return { capabilities, probe: (asking) => probe(connection, asking) };
}
