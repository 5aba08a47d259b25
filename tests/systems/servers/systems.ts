/** What the one global set-up hands to every test file. */
export interface Systems {
  /** The proxy in front of all of them: `/api/metrics`, `/api/metrics-two`, `/api/alerts`, `/api/board`. */
  readonly proxyUrl: string;
  /** The servers themselves, for proxies and pages of a test's own. */
  readonly prometheusUrl: string;
  readonly victoriaMetricsUrl: string;
  readonly alertmanagerUrl: string;
  readonly redmineUrl: string;
  readonly redmineKey: string;
  /** Server time minus world time. */
  readonly shiftMs: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    systems: Systems;
  }
}
