import type { KpiId, Reading } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import type { KpiDefinition } from '../metrics/definition.ts';
import { ALL_DEFINITIONS } from '../metrics/definitions.ts';
import type { Facts } from './facts.ts';
import { figuresOf, withoutInputs } from './figures.ts';
import { phaseOf } from './phase.ts';
import { releaseFailures } from './releaseFailures.ts';
import { releaseRef } from './releaseRef.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import { trendChart, type TrendSeries } from './trendChart.ts';
import { trendHeat } from './trendHeat.ts';
import type { TrendChart, TrendsBody } from './trendsBody.ts';

/** Each release costs a question to the error tracker; more would not fit a chart either. */
export const TREND_RELEASES = 60;

const SERIES = ['requests', 'transactions', 'latency', 'sessions'] as const;
const LISTS = ['incidents', 'defects', 'alerts', 'supportCases'] as const;

/** `definitions`: a KPI is shown because its definition says so; nothing here names one. */
export function answerTrends(
  facts: Facts,
  definitions: readonly KpiDefinition[] = ALL_DEFINITIONS,
): TrendsBody {
  const { services } = facts.settings;
  const service = services.find(({ id }) => id === facts.view.service) ?? services[0];
  // Asked before the releases are known: otherwise each kind of data would wait for the one before it.
  for (const entity of SERIES) facts.traffic(entity);
  for (const entity of LISTS) facts.list(entity);
  const all = facts.releases.filter((one) => one.service === service?.id && hasBegun(one));
  const releases = all.slice(-TREND_RELEASES);
  const readers = readersOf(facts, releases);
  return {
    service: service?.id ?? null,
    serviceLabel: service?.label ?? '',
    services: services.map(({ id, label }) => ({ id, label })),
    releases: releases.map((release) => {
      const verdict = judgeRelease(facts, release)?.verdict ?? null;
      const { state, reason, data } = verdict ?? { state: null, reason: '', data: [] };
      return {
        release: releaseRef(facts, release),
        verdict: state === null ? null : { state, reason, data },
      };
    }),
    leftOut: all.length - releases.length,
    failures: releases.length >= 2 ? [] : releaseFailures(facts),
    charts: definitions.flatMap((definition) => {
      const chart = chartOf(definition, definitions, (kpi) => readers.map((read) => read(kpi)));
      return chart === null ? [] : [chart];
    }),
    heat: trendHeat(facts, releases),
  };
}

/** A version that is first seen coming back by a rollback is older than that: its beginning is not known. */
function hasBegun({ startedAtMs, kind }: Release): boolean {
  return startedAtMs !== null && kind !== 'rollback';
}

type Reader = (kpi: KpiId) => TrendSeries;

/** Oldest first like the releases, but the newest is made first: its questions should go out first. */
function readersOf(facts: Facts, releases: readonly Release[]): Reader[] {
  return releases
    .toReversed()
    .map((release): Reader => {
      const maker = figuresOf(facts, release, phaseOf(facts, release));
      const judged = judgeRelease(facts, release)?.verdict ?? null;
      return (kpi) => {
        const verdict = judged?.kpis.find((one) => one.kpi === kpi)?.verdict;
        const { reading } = withoutInputs(maker.figure(kpi));
        return {
          releaseId: release.id,
          reading,
          state: judged?.state === 'stale' ? null : (verdict?.state ?? null),
          phi: verdict?.phi.source === 'measured' ? verdict.phi.value : null,
        };
      };
    })
    .toReversed();
}

function chartOf(
  definition: KpiDefinition,
  definitions: readonly KpiDefinition[],
  seriesOf: (kpi: KpiId) => readonly TrendSeries[],
): TrendChart | null {
  const { id, trend } = definition;
  if (trend === null) return null;
  const series = seriesOf(id);
  const other = definitions.find((one) => one.id === trend.instead);
  if (other === undefined || series.some(({ reading }) => !isMissing(reading)))
    return trendChart(definition, series);
  // What it divides by is not told at all for this service: the bare count is better than nothing.
  const counted = seriesOf(other.id);
  if (counted.every(({ reading }) => reading.kind === 'unknown')) return trendChart(definition, series);
  const chart = trendChart({ ...other, trend: { along: trend.along, group: trend.group } }, counted);
  const why = `Counted per release: ${definition.label.toLowerCase()} cannot be told.`;
  return chart === null
    ? null
    : { ...chart, note: [why, chart.note].filter((one) => one !== null).join(' ') };
}

/** Nothing of the kind was told: not the same as too little, or a source that is silent just now. */
function isMissing(reading: Reading): boolean {
  return reading.kind === 'unknown' && (reading.reason === 'no-data' || reading.reason === 'not-configured');
}
