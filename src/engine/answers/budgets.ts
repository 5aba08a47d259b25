import { freshnessOf } from '../domain/freshness.ts';
import type { KpiId, Reading } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import type { CountSeries } from '../domain/series.ts';
import { DAY_MS, HOUR_MS, floorTo, type TimeWindow } from '../domain/time.ts';
import { crashFreeSessions } from '../metrics/crashFreeSessions.ts';
import { definitionOf } from '../metrics/definitions.ts';
import { errorBudget } from '../metrics/errorBudget.ts';
import { errorRate } from '../metrics/errorRate.ts';
import { syntheticSuccess } from '../metrics/syntheticSuccess.ts';
import { transactionSuccess } from '../metrics/transactionSuccess.ts';
import type { Objective } from '../settings/settings.ts';
import { ageWords } from './ageWords.ts';
import { believed, contextOf } from './believed.ts';
import type { Facts } from './facts.ts';
import type { BudgetView } from './releaseBody.ts';

/** 112 steps over four weeks: finer would draw nothing more. */
const STEP_MS = 6 * HOUR_MS;
/** A window that lacks more than this at its beginning is said to be cut. */
const LATE_START_MS = DAY_MS;

/** What an objective's budget is counted from. */
interface Counted {
  /** Whatever release served it. */
  readonly all: readonly CountSeries[];
  /** null = these data know no release. */
  readonly own: readonly CountSeries[] | null;
  /** The KPI's own reading over the window: says why where there is nothing to count. */
  readonly reading: Reading;
  /** Share that the objective allows to fail. */
  readonly allowedShare: number;
}

type Count = (facts: Facts, release: Release, objective: Objective, window: TimeWindow) => Counted;

/** KPIs that are counted, failed of all: a budget is a number of failures. Latency in ms has none. */
const COUNT: Readonly<Record<KpiId, Count>> = {
  'error-rate': (facts, { id, service }, { target }, window) => {
    const { gathered, ofService, ofRelease } = facts.traffic('requests');
    const all = ofService(service);
    const reading = errorRate({ ...contextOf(gathered, facts.nowMs), series: all, window });
    return {
      all,
      own: ofRelease(id),
      reading: believed(reading, gathered, 'requests'),
      allowedShare: target,
    };
  },
  'transaction-success': (facts, { id, service }, { target, journey }, window) => {
    const { gathered, ofService, ofRelease, ofJourney } = facts.traffic('transactions');
    const all = journey === null ? ofService(service) : ofJourney(service, journey, null);
    const own = journey === null ? ofRelease(id) : ofJourney(service, journey, id);
    const reading = transactionSuccess({ ...contextOf(gathered, facts.nowMs), series: all, window });
    return { all, own, reading: believed(reading, gathered, 'transactions'), allowedShare: 1 - target };
  },
  'crash-free-sessions': (facts, { id, service }, { target }, window) => {
    const { gathered, ofService, ofRelease } = facts.traffic('sessions');
    const all = ofService(service);
    const reading = crashFreeSessions({ ...contextOf(gathered, facts.nowMs), series: all, window });
    return {
      all,
      own: ofRelease(id),
      reading: believed(reading, gathered, 'sessions'),
      allowedShare: 1 - target,
    };
  },
  'synthetic-success': (facts, { service }, { target, journey }, window) => {
    const { gathered, ofService, ofJourney } = facts.traffic('checks');
    const all = journey === null ? ofService(service) : ofJourney(service, journey, null);
    const reading = syntheticSuccess({ ...contextOf(gathered, facts.nowMs), series: all, window });
    return {
      all,
      own: null,
      reading: believed(reading, gathered, 'synthetic checks'),
      allowedShare: 1 - target,
    };
  },
};

/** The error budget of each objective of the release's service, in the order of the settings. */
export function budgetsOf(facts: Facts, release: Release): BudgetView[] {
  return facts.settings.objectives
    .filter(({ service }) => service === release.service)
    .map((objective) => budgetOf(facts, release, objective));
}

function budgetOf(facts: Facts, release: Release, objective: Objective): BudgetView {
  const { kpi, journey, target, windowDays } = objective;
  const window = budgetWindow(facts, release, windowDays);
  const about = {
    kpi,
    journey,
    label: labelOf(facts, objective),
    target,
    windowDays,
    window,
    toNow: window.endMs >= floorTo(facts.nowMs, HOUR_MS),
  };
  const count = COUNT[kpi];
  if (count === undefined) return { ...about, ...nothing, unknown: noBudget(kpi) };
  if (!(target > 0 && target < 1)) {
    const unknown = `The objective’s target is ${target}, but must be a share between 0 and 1. Mend it in holdfast.json.`;
    return { ...about, ...nothing, unknown };
  }
  const { all, own, reading, allowedShare } = count(facts, release, objective, window);
  if (reading.kind === 'unknown') return { ...about, ...nothing, unknown: whyUnknown(reading, windowDays) };
  const budget = errorBudget({ all, release: own, allowedShare, window, stepMs: STEP_MS });
  const { firstMs, ...figures } = budget;
  return {
    ...about,
    ...figures,
    sample: reading.sample,
    unknown: null,
    caveats: [
      ...(firstMs !== null && firstMs - window.startMs > LATE_START_MS
        ? [
            `Data begin only ${Math.floor((window.endMs - firstMs) / DAY_MS)} days before its end: failures before are not counted.`,
          ]
        : []),
      ...(about.toNow ? ageOf(reading, facts.nowMs) : []),
      ...(own === null ? ['These checks know no release: its share cannot be told.'] : []),
      ...reading.caveats,
    ],
  };
}

/** A budget that is left now is not known to be left where the data are old. */
function ageOf({ inputs }: Reading, nowMs: number): string[] {
  const { state, ageMs } = freshnessOf(inputs, nowMs);
  if (state === 'fresh') return [];
  return [`The newest data are ${ageWords(ageMs)} old: failures since are not counted.`];
}

const nothing = {
  remaining: null,
  releaseFailed: null,
  spentByRelease: null,
  releaseTotal: null,
  burnRate: null,
  failed: 0,
  allowed: 0,
  sample: null,
  atMs: [],
  remainingAt: [],
  caveats: [],
} as const;

/**
 * The latest window of the objective's length that still holds the release's first deployment: the one that ends now for
 * all but old releases. An old release's share of today's window would be nothing, and say nothing about it.
 */
function budgetWindow({ nowMs }: Facts, { startedAtMs }: Release, windowDays: number): TimeWindow {
  const lengthMs = windowDays * DAY_MS;
  const latestMs = startedAtMs === null ? nowMs : floorTo(startedAtMs, HOUR_MS) + lengthMs;
  const endMs = Math.min(nowMs, latestMs);
  return { startMs: floorTo(endMs - lengthMs, HOUR_MS), endMs };
}

function labelOf({ settings }: Facts, { kpi, journey, service }: Objective): string {
  const label = definitionOf(kpi)?.label ?? kpi;
  const of = settings.journeys.find((one) => one.id === journey && one.service === service)?.label ?? journey;
  return of === null ? label : `${of}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function noBudget(kpi: KpiId): string {
  const definition = definitionOf(kpi);
  return definition === null
    ? `There is no KPI "${kpi}". Mend the objective in holdfast.json.`
    : `${definition.label} is not a share of failures, so it has no budget of failures.`;
}

/** A metric speaks of a release; here it was asked about all of them. */
function whyUnknown({ reason, detail }: Extract<Reading, { kind: 'unknown' }>, windowDays: number): string {
  return reason === 'no-data' ? `Nothing was counted in these ${windowDays} days.` : detail;
}
