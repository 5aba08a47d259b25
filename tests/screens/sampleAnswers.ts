import type { Figure, Phase, ReleaseRef } from '../../src/engine/answers/figure.ts';
import type { OverviewRow } from '../../src/engine/answers/overviewBody.ts';
import type { KpiVerdict, ReleaseVerdict } from '../../src/engine/answers/releaseVerdict.ts';
import type { KnownReading } from '../../src/engine/domain/reading.ts';
import type { WatchVerdict } from '../../src/engine/verdict/watchVerdict.ts';
import type { Unit } from '../../src/engine/domain/unit.ts';

export const nowMs = Date.UTC(2026, 10, 20, 10);
const hour = 3_600_000;

export function release(
  version: string,
  hoursAgo: number | null,
  more: Partial<ReleaseRef> = {},
): ReleaseRef {
  return {
    id: `shop@${version}`,
    service: 'shop',
    serviceLabel: 'Shop',
    version,
    kind: 'planned',
    startedAtMs: hoursAgo === null ? null : nowMs - hoursAgo * hour,
    startedBy: hoursAgo === null ? null : 'reported',
    current: true,
    rolledBackAtMs: null,
    ...more,
  };
}

export function known(value: number, unit: Unit, count = 1000, of = 'requests'): KnownReading {
  return {
    kind: 'known',
    value,
    unit,
    bound: 'exact',
    sample: { count, of },
    numerator: null,
    denominator: null,
    window: null,
    method: 'ratio of sums',
    asOfMs: nowMs,
    inputs: [],
    caveats: [],
  };
}

/** A figure with the value it had in the baseline; null = nothing to compare with. */
export function figure(kpi: string, reading: KnownReading, was: number | null): Figure {
  return {
    kpi,
    journey: null,
    reading,
    change:
      was === null
        ? { kind: 'unknown', detail: 'There is no earlier release.' }
        : {
            kind: 'known',
            difference: reading.value - was,
            ratio: was === 0 ? null : reading.value / was,
            baseline: known(was, reading.unit),
          },
  };
}

export function phase(of: ReleaseRef, baseline: ReleaseRef | null): Phase {
  const startMs = of.startedAtMs ?? nowMs;
  const window = { startMs, endMs: nowMs };
  return {
    window,
    lengthMs: nowMs - startMs,
    finished: false,
    baseline: baseline === null ? null : { release: baseline, window },
    noBaseline: baseline === null ? 'There is no earlier release to compare it with.' : null,
  };
}

/** A verdict, worst KPI first; all of its KPIs say the same. */
export function verdict(
  state: ReleaseVerdict['state'],
  reason: string,
  kpis: readonly string[] = [],
): ReleaseVerdict {
  return {
    state,
    reason,
    decidedAtMs: null,
    kpis: kpis.map((kpi) => kpiVerdict(kpi, { state: state === 'stale' ? 'cannot-judge' : state, reason })),
    revised: false,
    data: [],
  };
}

export function kpiVerdict(kpi: string, more: Partial<WatchVerdict> = {}): KpiVerdict {
  return {
    kpi,
    counted: 'failed requests',
    against: '2.13.0, serving at the same time',
    weight: 0.3,
    verdict: {
      id: kpi,
      state: 'holding',
      reason: 'No worse than +25 %.',
      decidedAtMs: null,
      ratio: null,
      logE: 0,
      maxLogE: 0,
      phi: { value: 1, source: 'measured' },
      baseline: 'control',
      smallestProvableRatio: null,
      judgeableIn: null,
      judgedToMs: nowMs,
      onsetAtMs: null,
      logNoWorse: 0,
      leftOutShare: 0,
      notes: [],
      ...more,
    },
  };
}

export function row(
  of: ReleaseRef,
  baseline: ReleaseRef | null,
  figures: readonly Figure[],
  judged: ReleaseVerdict | null = null,
): OverviewRow {
  return {
    release: of,
    phase: phase(of, baseline),
    verdict: judged,
    figures: Object.fromEntries(figures.map((one) => [one.kpi, one])),
    errorRate: null,
  };
}
