import type { KpiDefinition } from '../metrics/definition.ts';
import type { Reading } from '../domain/reading.ts';
import { locateSteps, STEPS_NEED } from '../metrics/locateSteps.ts';
import { readingInterval } from '../metrics/readingInterval.ts';
import type { VerdictState } from '../verdict/watchVerdict.ts';
import type { TrendChart } from './trendsBody.ts';

export interface TrendSeries {
  readonly releaseId: string;
  readonly reading: Reading;
  /** The KPI's own verdict, where it is judged. */
  readonly state: VerdictState | null;
  /** Overdispersion of the counts, where a verdict measured it; null = not measured. */
  readonly phi: number | null;
}

type Steps = Pick<TrendChart, 'examined' | 'steps' | 'gradual' | 'note'>;

const NOT_EXAMINED = { examined: false, steps: [], gradual: null } as const;

/** One KPI along releases, wholly from its definition and its readings. Null where it is no figure for trends. */
export function trendChart(definition: KpiDefinition, series: readonly TrendSeries[]): TrendChart | null {
  const { id, label, meaning, unit, better, interval, trend } = definition;
  if (trend === null) return null;
  return {
    kpi: id,
    label,
    meaning,
    unit,
    better,
    along: trend.along,
    group: trend.group,
    intervalWords: interval.words,
    points: series.map(({ releaseId, reading, state, phi }) => ({
      releaseId,
      reading,
      state,
      interval: readingInterval(reading, interval, phi === null ? null : { phi }),
    })),
    ...stepsOf(definition, series),
  };
}

function stepsOf({ better, trend }: KpiDefinition, series: readonly TrendSeries[]): Steps {
  if (trend?.along === 'rolling') {
    // Neighbours have nine of ten in common: a step would be smeared, and chance would look like one.
    return { ...NOT_EXAMINED, note: 'Rolling: no steps are looked for.' };
  }
  const finding = locateSteps({
    readings: series.map(({ reading }) => reading),
    phi: series.map(({ phi }) => phi),
    better,
  });
  if (finding.kind === 'too-few') {
    const note = `Finding steps needs ${STEPS_NEED} releases: ${finding.known} so far.`;
    return { ...NOT_EXAMINED, note };
  }
  const steps = finding.steps.map(({ at, before, after, direction }) => ({
    atReleaseId: series[at]?.releaseId ?? '',
    before,
    after,
    direction,
  }));
  // Stairs that are no stairs are not drawn.
  if (finding.gradual !== null) return { examined: true, steps: [], gradual: finding.gradual, note: null };
  return { examined: true, steps, gradual: null, note: null };
}
