import type { MetricNames } from './metricNames.ts';

export const PRESET_NAMES = [
  'http-requests',
  'micrometer',
  'otel-http',
  'istio',
  'nginx-ingress',
  'traefik',
  'span-metrics',
] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

const PROBES: MetricNames['checks'] = {
  metric: 'probe_success',
  journeyLabel: 'journey',
  serviceLabel: 'service',
  matchers: [],
};

const ALERTS: MetricNames['alerts'] = {
  metric: 'ALERTS',
  severityLabel: 'severity',
  serviceLabel: 'service',
};

const USUAL = {
  releaseLabel: 'version',
  serviceLabel: 'job',
  strataLabels: { platform: 'platform' },
  infoMetric: null,
  endpointLabel: null,
  transactions: null,
  checks: PROBES,
  alerts: ALERTS,
  matchers: [],
} satisfies Partial<MetricNames>;

/**
 * Names as the common instrumentations spell them today. They are data: a name that changed upstream is one line here,
 * and any of them can be overridden in holdfast.json.
 */
export const PRESETS: Readonly<Record<PresetName, MetricNames>> = {
  'http-requests': {
    ...USUAL,
    requests: { metric: 'http_requests_total', matchers: [], failed: 'code=~"5.."' },
    transactions: {
      metric: 'transactions_total',
      journeyLabel: 'journey',
      matchers: [],
      failed: 'outcome="failure"',
      succeeded: null,
    },
    latency: { metric: 'http_request_duration_seconds', kind: 'auto', unit: 's', matchers: [] },
  },
  micrometer: {
    ...USUAL,
    endpointLabel: 'uri',
    requests: {
      metric: 'http_server_requests_seconds_count',
      matchers: [],
      failed: 'outcome="SERVER_ERROR"',
    },
    transactions: {
      metric: 'http_server_requests_seconds_count',
      journeyLabel: 'uri',
      matchers: [],
      failed: 'outcome="SERVER_ERROR"',
      succeeded: null,
    },
    latency: { metric: 'http_server_requests_seconds', kind: 'classic', unit: 's', matchers: [] },
  },
  // error_type is set on failures only; resource attributes are not promoted, so the version sits in target_info.
  'otel-http': {
    ...USUAL,
    endpointLabel: 'http_route',
    infoMetric: { metric: 'target_info', releaseLabel: 'service_version', on: ['job', 'instance'] },
    requests: {
      metric: 'http_server_request_duration_seconds_count',
      matchers: [],
      failed: 'error_type!=""',
    },
    transactions: {
      metric: 'http_server_request_duration_seconds_count',
      journeyLabel: 'http_route',
      matchers: [],
      failed: 'error_type!=""',
      succeeded: null,
    },
    latency: { metric: 'http_server_request_duration_seconds', kind: 'auto', unit: 's', matchers: [] },
  },
  // Both ends of a call report it: one of them must be chosen, or everything counts twice.
  istio: {
    ...USUAL,
    releaseLabel: 'destination_version',
    serviceLabel: 'destination_workload',
    requests: {
      metric: 'istio_requests_total',
      matchers: ['reporter="destination"'],
      failed: 'response_code=~"5.."',
    },
    latency: {
      metric: 'istio_request_duration_milliseconds',
      kind: 'classic',
      unit: 'ms',
      matchers: ['reporter="destination"'],
    },
  },
  'nginx-ingress': {
    ...USUAL,
    serviceLabel: 'exported_service',
    requests: { metric: 'nginx_ingress_controller_requests', matchers: [], failed: 'status=~"5.."' },
    latency: {
      metric: 'nginx_ingress_controller_request_duration_seconds',
      kind: 'classic',
      unit: 's',
      matchers: [],
    },
  },
  traefik: {
    ...USUAL,
    serviceLabel: 'service',
    requests: { metric: 'traefik_service_requests_total', matchers: [], failed: 'code=~"5.."' },
    latency: { metric: 'traefik_service_request_duration_seconds', kind: 'classic', unit: 's', matchers: [] },
  },
  'span-metrics': {
    ...USUAL,
    endpointLabel: 'span_name',
    releaseLabel: 'service_version',
    serviceLabel: 'service_name',
    requests: {
      metric: 'traces_span_metrics_calls_total',
      matchers: ['span_kind="SPAN_KIND_SERVER"'],
      failed: 'status_code="STATUS_CODE_ERROR"',
    },
    transactions: {
      metric: 'traces_span_metrics_calls_total',
      journeyLabel: 'span_name',
      matchers: ['span_kind="SPAN_KIND_SERVER"'],
      failed: 'status_code="STATUS_CODE_ERROR"',
      succeeded: null,
    },
    latency: {
      metric: 'traces_span_metrics_duration_milliseconds',
      kind: 'classic',
      unit: 'ms',
      matchers: ['span_kind="SPAN_KIND_SERVER"'],
    },
  },
};
