import type { KpiId } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import type { CountSeries } from '../domain/series.ts';
import { HOUR_MS, type TimeWindow } from '../domain/time.ts';
import { latencyQuantile } from '../metrics/latencyQuantile.ts';
import type { BadWords } from '../verdict/watchInput.ts';
import { contextOf } from './believed.ts';
import type { Facts } from './facts.ts';
import type { Traffic } from './traffic.ts';
import { slowCounts } from './watchCounts.ts';

/** What a release is judged by. Weights share out the false alarms allowed per release; they add up to 1. */
export interface JudgedKpi {
  readonly kpi: KpiId;
  readonly weight: number;
  /** How sentences call what is counted. */
  readonly words: BadWords;
  /** Sessions come in hours at best. */
  readonly hourly: boolean;
  /** Failed of all, for a release in a window; a text says why the KPI cannot be judged. */
  counts(facts: Facts, ask: CountsAsked): KpiCounts | string;
}

export interface KpiCounts {
  readonly series: readonly CountSeries[];
  readonly counted: string;
  /** A part has not been told yet: judging now would judge something else. */
  readonly awaited: boolean;
}

export interface CountsAsked {
  readonly release: Release;
  /** The release that the judged one replaced; decides what "slow" means. */
  readonly baseline: Release | null;
  readonly window: TimeWindow;
  readonly resolution: 'coarse' | 'fine';
}

/** Over all KPIs at most this share of healthy releases may ever be called regressed. */
export const ALPHA_PER_RELEASE = 0.05;

export const JUDGED_KPIS: readonly JudgedKpi[] = [
  {
    kpi: 'transaction-success',
    weight: 0.4,
    words: { one: 'failed attempt', many: 'failed attempts', does: 'Fails' },
    hourly: false,
    counts: (facts, ask) => countsOf(trafficOf(facts, 'transactions', ask), ask, 'failed attempts'),
  },
  {
    kpi: 'error-rate',
    weight: 0.3,
    words: { one: 'error', many: 'errors', does: 'Fails' },
    hourly: false,
    counts: (facts, ask) => countsOf(trafficOf(facts, 'requests', ask), ask, 'failed requests'),
  },
  {
    kpi: 'latency-p95',
    weight: 0.15,
    words: { one: 'slow request', many: 'slow requests', does: 'Is slow' },
    hourly: false,
    counts: slowRequests,
  },
  {
    kpi: 'crash-free-sessions',
    weight: 0.15,
    words: { one: 'crash', many: 'crashes', does: 'Crashes' },
    hourly: true,
    counts: crashedSessions,
  },
];

function countsOf(
  traffic: Traffic<'requests'> | Traffic<'transactions'>,
  { release }: CountsAsked,
  counted: string,
): KpiCounts {
  return { series: traffic.ofRelease(release.id), counted, awaited: traffic.gathered.awaited.length > 0 };
}

function trafficOf<Entity extends 'requests' | 'transactions' | 'latency'>(
  facts: Facts,
  entity: Entity,
  { resolution, window }: CountsAsked,
) {
  return resolution === 'fine'
    ? facts.traffic(entity, 'fine', window.startMs, window.endMs)
    : facts.traffic(entity);
}

/** Sessions counted by unlike rules are never held against each other. */
function crashedSessions(facts: Facts, { release }: CountsAsked): ReturnType<JudgedKpi['counts']> {
  const series = facts.traffic('sessions').ofRelease(release.id);
  const rules = new Set(
    facts
      .traffic('sessions')
      .ofService(release.service)
      .map(({ definition }) => `${definition.id} ${definition.timeoutMs ?? ''}`),
  );
  if (rules.size > 1) return 'The releases’ sessions are counted by different rules and are not compared.';
  return {
    series,
    counted: 'crashed sessions',
    awaited: facts.traffic('sessions').gathered.awaited.length > 0,
  };
}

/**
 * Latency is judged as a share: requests slower than a limit fixed before the release, the first histogram limit at or
 * above the baseline's 95th percentile. A quantile itself cannot be watched validly; a share can.
 */
function slowRequests(facts: Facts, ask: CountsAsked): ReturnType<JudgedKpi['counts']> {
  const limitMs = slowLimitMs(facts, ask.baseline);
  if (typeof limitMs === 'string') return limitMs;
  const latency = trafficOf(facts, 'latency', ask);
  return {
    series: slowCounts(latency.ofRelease(ask.release.id), limitMs),
    counted: `requests slower than ${limitMs} ms`,
    awaited: latency.gathered.awaited.length > 0,
  };
}

function slowLimitMs(facts: Facts, baseline: Release | null): number | string {
  const startedAtMs = baseline?.startedAtMs ?? null;
  if (baseline === null || startedAtMs === null) return 'No earlier release says what is slow.';
  const latency = facts.traffic('latency');
  const series = latency.ofRelease(baseline.id);
  const window = {
    startMs: startedAtMs - HOUR_MS,
    endMs: startedAtMs + facts.settings.releases.postReleaseMs,
  };
  const p95 = latencyQuantile({ ...contextOf(latency.gathered, facts.nowMs), series, window }, 'p95');
  const limits = [...(series[0]?.upperMs ?? [])].filter((limit) => Number.isFinite(limit));
  const limit = p95.kind === 'known' ? limits.find((one) => one >= p95.value) : undefined;
  return limit ?? 'The earlier release’s latency is not known well enough to say what is slow.';
}
