/** What is counted, by which names: a preset with the settings' changes applied. Matchers are ready PromQL. */
export interface MetricNames {
  readonly releaseLabel: string;
  readonly serviceLabel: string;
  /** Our stratum -> the label that holds it. */
  readonly strataLabels: Readonly<Record<string, string>>;
  readonly infoMetric: InfoMetric | null;
  /** On the request metric; null = endpoints are not told apart. */
  readonly endpointLabel: string | null;
  /** Apply to every query but those of alerts. */
  readonly matchers: readonly string[];
  readonly requests: {
    readonly metric: string;
    readonly matchers: readonly string[];
    readonly failed: string;
  };
  readonly transactions: {
    readonly metric: string;
    readonly journeyLabel: string;
    readonly matchers: readonly string[];
    /** One of both is given: what failed, or what succeeded. */
    readonly failed: string | null;
    readonly succeeded: string | null;
  } | null;
  readonly latency: {
    /** Without `_bucket`. */
    readonly metric: string;
    readonly kind: 'classic' | 'native' | 'auto';
    readonly unit: 's' | 'ms';
    readonly matchers: readonly string[];
  } | null;
  readonly checks: {
    readonly metric: string;
    readonly journeyLabel: string;
    readonly serviceLabel: string;
    readonly matchers: readonly string[];
  } | null;
  readonly alerts: {
    readonly metric: string;
    readonly severityLabel: string;
    readonly serviceLabel: string;
  } | null;
}

/** A metric of value 1 that carries the version, joined on the labels of the target. */
export interface InfoMetric {
  readonly metric: string;
  readonly releaseLabel: string;
  readonly on: readonly string[];
}
