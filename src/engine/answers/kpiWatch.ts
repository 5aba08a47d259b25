import type { Release } from '../domain/release.ts';
import { HOUR_MS, MINUTE_MS, floorTo, type TimeWindow } from '../domain/time.ts';
import { judge } from '../verdict/judge.ts';
import { lackOfHistory } from '../verdict/judgeAgainstHistory.ts';
import {
  DEFAULT_OPTIONS,
  type BucketColumns,
  type HistoryRelease,
  type WatchInput,
} from '../verdict/watchInput.ts';
import type { WatchVerdict } from '../verdict/watchVerdict.ts';
import type { Facts } from './facts.ts';
import { ALPHA_PER_RELEASE, type JudgedKpi } from './judgedKpis.ts';
import { watchCounts } from './watchCounts.ts';

const BUCKET_MS = 5 * MINUTE_MS;
const HISTORY_RELEASES = 6;
/** Below this share of comparable traffic a version beside it says too little, and earlier releases are asked too. */
const ENOUGH_BESIDE = 0.03;

export interface KpiWatch {
  readonly verdict: WatchVerdict;
  readonly counted: string;
  readonly against: string;
  /** The watch behind the verdict, for its evidence; null where nothing could be watched. */
  readonly watch: WatchInput | null;
}

export interface WatchAsked {
  readonly release: Release;
  readonly baseline: Release | null;
  /** Earlier releases of the service, newest first, with what they were judged. */
  readonly earlier: readonly { readonly release: Release; readonly regressed: boolean }[];
}

/** Judges one KPI of one release: beside the version it replaces while both serve, else against earlier releases. */
export function kpiWatch(facts: Facts, kpi: JudgedKpi, asked: WatchAsked): KpiWatch | 'awaited' | null {
  const { release, baseline } = asked;
  if (release.startedAtMs === null) return null;
  const { postReleaseMs } = facts.settings.releases;
  const finished = facts.nowMs >= release.startedAtMs + postReleaseMs + HOUR_MS;
  const hourly = kpi.hourly || finished;
  const bucketMs = hourly ? HOUR_MS : BUCKET_MS;
  const startMs = floorTo(release.startedAtMs, bucketMs);
  const window: TimeWindow = { startMs, endMs: Math.min(facts.nowMs, startMs + postReleaseMs) };
  const resolution = hourly ? 'coarse' : 'fine';
  const own = kpi.counts(facts, { release, baseline, window, resolution });
  if (typeof own === 'string')
    return { verdict: notJudged(release, own), counted: '', against: 'nothing', watch: null };
  if (own.awaited) return 'awaited';
  const judged = { release: release.version, startedAtMs: startMs, buckets: watchCounts(own.series, window) };
  if (judged.buckets.startMs.length === 0) return null;

  const besides =
    baseline === null ? null : kpi.counts(facts, { release: baseline, baseline, window, resolution });
  const beside = besides === null || typeof besides === 'string' ? null : watchCounts(besides.series, window);
  if (besides !== null && typeof besides !== 'string' && besides.awaited) return 'awaited';
  const history = historyOf(facts, kpi, asked);
  const isBeside = beside !== null && beside.startMs.length > 0;
  const watched = (
    otherEndMs: number,
    parts: Pick<WatchInput, 'control' | 'history' | 'calibration'>,
  ): WatchInput => {
    const endMs = watchEndMs(facts.nowMs, { ...window, endMs: startMs + postReleaseMs }, [
      rowsEndMs(judged.buckets, bucketMs),
      otherEndMs,
    ]);
    return {
      id: `${release.id} ${kpi.kpi}`,
      nowMs: facts.nowMs,
      kpi: { id: kpi.kpi, better: 'down', words: kpi.words },
      bucketMs,
      judged,
      ...parts,
      options: {
        ...DEFAULT_OPTIONS,
        alpha: ALPHA_PER_RELEASE * kpi.weight,
        excluded: exclusionsOf(facts, release),
        horizonHours: Math.max(bucketMs, endMs - startMs) / HOUR_MS,
      },
    };
  };
  const alone = watched(Infinity, { control: null, history, calibration: null });
  if (!isBeside)
    return { verdict: judge(alone), counted: own.counted, against: historyText(history), watch: alone };

  const lack = lackOfHistory(alone, history);
  // Two ways of judging share the false alarms allowed: the average of two e-processes is one.
  const shared = (watch: WatchInput): WatchInput =>
    lack === null ? { ...watch, options: { ...watch.options, alpha: watch.options.alpha / 2 } } : watch;
  const calibration = calibrationOf(facts, kpi, asked);
  const control = { release: baseline?.version ?? '', buckets: beside };
  const watch = shared(watched(rowsEndMs(beside, bucketMs), { control, history: null, calibration }));
  const verdict = facts.judgeBeside(watch);
  const enough = comparableShare(judged.buckets, beside) >= ENOUGH_BESIDE;
  if (lack !== null || enough || verdict.state === 'regressed') {
    const named = lack === null || enough ? verdict : namingWhatLacks(verdict, watch, lack);
    return {
      verdict: named,
      counted: own.counted,
      against: `${control.release}, serving at the same time`,
      watch,
    };
  }
  const then = shared(alone);
  return { verdict: judge(then), counted: own.counted, against: historyText(history), watch: then };
}

/**
 * The other version left early, and the earlier releases are no help either: then not the counts leave it undecided, but
 * what they could be held against.
 */
function namingWhatLacks(
  verdict: WatchVerdict,
  { control, options }: WatchInput,
  lack: string,
): WatchVerdict {
  if (verdict.state !== 'cannot-judge' || control === null) return verdict;
  const hours = Math.round(options.horizonHours);
  return { ...verdict, reason: `${control.release} served beside it for ${hours} h only. ${lack}` };
}

/**
 * A watch ends early where the release or its control stopped serving: what has ended is not "no data". While the newest
 * rows are less than an hour old, both still serve.
 */
function watchEndMs(nowMs: number, { endMs }: TimeWindow, ends: readonly number[]): number {
  const firstEnd = Math.min(...ends);
  return nowMs - firstEnd > 2 * HOUR_MS ? Math.min(endMs, firstEnd) : endMs;
}

function rowsEndMs({ startMs }: BucketColumns, bucketMs: number): number {
  return startMs.reduce((last, atMs) => Math.max(last, atMs), 0) + bucketMs;
}

/** Those that count: a regressed release is no measure of what is normal. */
function historyText(history: readonly HistoryRelease[]): string {
  const counting = history.filter(({ regressed }) => !regressed);
  const [first, last] = [counting.at(-1), counting[0]];
  if (first === undefined || last === undefined) return 'no earlier release';
  return first === last ? `${first.release}, same hours` : `${first.release} to ${last.release}, same hours`;
}

/**
 * The spread of the counts before this release: the version it replaces beside the one before, in whole hours. The two
 * may truly differ, which only makes the measured spread larger and the verdict more careful.
 */
function calibrationOf(
  facts: Facts,
  kpi: JudgedKpi,
  { baseline, earlier, release }: WatchAsked,
): WatchInput['calibration'] {
  const before = earlier.find((one) => one.release.id !== baseline?.id)?.release ?? null;
  const startMs = baseline?.startedAtMs ?? null;
  if (baseline === null || before === null || startMs === null || release.startedAtMs === null) return null;
  const window = { startMs: floorTo(startMs, HOUR_MS), endMs: floorTo(release.startedAtMs, HOUR_MS) };
  const [a, b] = [baseline, before].map((one) => {
    return kpi.counts(facts, { release: one, baseline, window, resolution: 'coarse' });
  });
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return null;
  return { a: watchCounts(a.series, window), b: watchCounts(b.series, window) };
}

/** The last releases before this one, in hours, over their own post-release windows; newest first. */
function historyOf(
  facts: Facts,
  kpi: JudgedKpi,
  { release, baseline, earlier }: WatchAsked,
): HistoryRelease[] {
  return earlier
    .filter(({ release: { startedAtMs } }) => startedAtMs !== null)
    .slice(0, HISTORY_RELEASES)
    .flatMap(({ release: past, regressed }) => {
      const startMs = floorTo(past.startedAtMs ?? 0, HOUR_MS);
      const window = {
        startMs,
        endMs: Math.min(startMs + facts.settings.releases.postReleaseMs, release.startedAtMs ?? Infinity),
      };
      const counts = kpi.counts(facts, { release: past, baseline, window, resolution: 'coarse' });
      if (typeof counts === 'string') return [];
      const buckets = watchCounts(counts.series, window);
      return buckets.startMs.length === 0
        ? []
        : [{ release: past.version, startedAtMs: startMs, buckets, regressed }];
    });
}

/**
 * How much of the judged release's traffic met its control at the same time and in the same stratum: the sum of
 * n1·n2/(n1+n2), what a comparison can learn from, over the sum of n1.
 */
function comparableShare(judged: BucketColumns, beside: BucketColumns): number {
  const other = new Map<string, number>();
  beside.startMs.forEach((atMs, row) => {
    other.set(`${beside.strata[beside.stratum[row] ?? 0]} ${atMs}`, beside.total[row] ?? 0);
  });
  let comparable = 0;
  let all = 0;
  judged.startMs.forEach((atMs, row) => {
    const mine = judged.total[row] ?? 0;
    const theirs = other.get(`${judged.strata[judged.stratum[row] ?? 0]} ${atMs}`) ?? 0;
    all += mine;
    if (mine + theirs > 0) comparable += (mine * theirs) / (mine + theirs);
  });
  return all === 0 ? 0 : comparable / all;
}

function exclusionsOf({ view }: Facts, { id }: Release): { fromMs: number; toMs: number }[] {
  return (view.people?.exclusions ?? [])
    .filter(({ releaseId }) => releaseId === id)
    .map(({ window }) => ({ fromMs: window.startMs, toMs: window.endMs }));
}

function notJudged(release: Release, why: string): WatchVerdict {
  const none = {
    startMs: new Float64Array(),
    stratum: new Uint32Array(),
    bad: new Float64Array(),
    total: new Float64Array(),
    strata: [],
  };
  const nothing: WatchInput = {
    id: release.id,
    nowMs: 0,
    kpi: { id: '', better: 'down' },
    bucketMs: BUCKET_MS,
    judged: { release: release.version, startedAtMs: 0, buckets: none },
    control: null,
    history: null,
    calibration: null,
    options: DEFAULT_OPTIONS,
  };
  return { ...judge(nothing), reason: why };
}
