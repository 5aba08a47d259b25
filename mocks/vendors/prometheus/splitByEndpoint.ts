import type { StoredSeries } from './sampleStore.ts';

/** The label of the request metric that holds the route. */
export const ENDPOINT_LABEL = 'handler';

/**
 * Journey -> its endpoints, with their share of what went well and of what failed. All shares are sums of halves of halves,
 * so that the parts add up to the whole exactly, also in floating point.
 */
export const ENDPOINTS: Readonly<Record<string, readonly Endpoint[]>> = {
  search: [
    { name: 'GET /search', well: 0.75, failed: 0.875 },
    { name: 'GET /suggestions', well: 0.25, failed: 0.125 },
  ],
  checkout: [
    { name: 'GET /basket', well: 0.5, failed: 0.125 },
    { name: 'POST /address', well: 0.25, failed: 0.125 },
    { name: 'POST /order', well: 0.25, failed: 0.75 },
  ],
  login: [
    { name: 'POST /login', well: 0.5, failed: 0.75 },
    { name: 'GET /session', well: 0.5, failed: 0.25 },
  ],
  'sign-up': [
    { name: 'POST /sign-up', well: 0.75, failed: 0.75 },
    { name: 'POST /confirmation', well: 0.25, failed: 0.25 },
  ],
  pay: [
    { name: 'POST /payments', well: 0.5, failed: 0.75 },
    { name: 'GET /payments/{id}', well: 0.375, failed: 0.125 },
    { name: 'POST /payments/{id}/capture', well: 0.125, failed: 0.125 },
  ],
  refund: [
    { name: 'POST /refunds', well: 0.5, failed: 0.75 },
    { name: 'GET /refunds/{id}', well: 0.5, failed: 0.25 },
  ],
};

interface Endpoint {
  readonly name: string;
  readonly well: number;
  readonly failed: number;
}

/**
 * The same series with the requests split by endpoint. Only for questions that name the label: for all others the parts
 * would be summed at once, and three times the series would be read for nothing.
 */
export function splitByEndpoint(series: readonly StoredSeries[]): readonly StoredSeries[] {
  return series.flatMap((one) => {
    const { __name__, journey = '', code } = one.labels;
    if (__name__ !== 'http_requests_total') return [one];
    return (ENDPOINTS[journey] ?? []).map(({ name, well, failed }) => ({
      labels: { ...one.labels, [ENDPOINT_LABEL]: name },
      stretches: one.stretches,
      valueAt: (timeMs: number, stretch: StoredSeries['stretches'][number]) =>
        one.valueAt(timeMs, stretch) * (code === '500' ? failed : well),
    }));
  });
}
