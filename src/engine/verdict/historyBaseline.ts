import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { numberGroups } from './sortRows.ts';
import { DEFAULT_OPTIONS, type BucketColumns, type HistoryRelease, type WatchInput } from './watchInput.ts';

/** Expected failures from previous releases: a rate per group and hour of day, weekends apart once data allow it. */
export interface HistoryBaseline {
  /** Group numbers of the judged release's own strata. */
  readonly judgedGroups: Uint32Array;
  readonly rateOf: (group: number, startMs: number) => number;
  /** Traffic of this group was seen in the past. */
  readonly knows: (group: number) => boolean;
  readonly windows: readonly HistoryWindow[];
  /** The same releases' windows in full, also where the judged watch ends early: how counts scatter needs all of them. */
  readonly fullWindows: readonly HistoryWindow[];
  /** Mean failures per past window: what one watch may expect. */
  readonly badPerWindow: number;
}

/** One previous release's post-release window, in buckets. */
export interface HistoryWindow {
  readonly release: string;
  readonly startedAtMs: number;
  readonly startMs: Float64Array;
  readonly group: Uint32Array;
  readonly bad: Float64Array;
  readonly total: Float64Array;
}

/** Failures' worth of shrinkage: thin cells lean on the group's mean and the common shape of the day. */
const LEAN = 20;
const WEEKENDS_FROM_MS = 28 * DAY_MS;

export function historyBaseline(watch: WatchInput, releases: readonly HistoryRelease[]): HistoryBaseline {
  const { groups, names } = numberGroups([watch.judged.buckets, ...releases.map(({ buckets }) => buckets)]);
  const fullWindows = releases.map((release, index) => windowOf(watch, release, groups[index + 1]));
  const windows = fullWindows.map((window) => firstHours(window, watch));
  const covered = windows.reduce((sum, { startMs }) => sum + new Set(startMs).size * watch.bucketMs, 0);
  const cellOf = covered >= WEEKENDS_FROM_MS ? hourAndWeekend : hourOfDay;
  const rates = fitRates(windows, names.length, cellOf);
  const badSum = windows.reduce((sum, { bad }) => sum + total(bad), 0);
  return {
    judgedGroups: groups[0] ?? new Uint32Array(),
    rateOf: (group, startMs) => rates.cell[group * CELLS + cellOf(startMs)] ?? 0,
    knows: (group) => (rates.groupTotal[group] ?? 0) > 0,
    windows,
    fullWindows,
    badPerWindow: windows.length === 0 ? 0 : badSum / windows.length,
  };
}

const CELLS = 48;

function hourOfDay(startMs: number): number {
  return Math.floor(startMs / HOUR_MS) % 24;
}

/** 1 January 1970 was a Thursday. Days are UTC days. */
function hourAndWeekend(startMs: number): number {
  const day = (Math.floor(startMs / DAY_MS) + 4) % 7;
  return hourOfDay(startMs) + (day === 0 || day === 6 ? 24 : 0);
}

/** The first days of a release, and nothing from after the judged one's start. */
function windowOf(
  watch: WatchInput,
  release: HistoryRelease,
  groups: Uint32Array | undefined,
): HistoryWindow {
  const { buckets, startedAtMs } = release;
  const fromMs = startedAtMs + watch.options.warmUpMinutes * MINUTE_MS;
  const hours = Math.max(watch.options.horizonHours, DEFAULT_OPTIONS.horizonHours);
  const horizonMs = startedAtMs + hours * HOUR_MS;
  const began = watch.judged.startedAtMs;
  const toMs = startedAtMs < began ? Math.min(horizonMs, began) : horizonMs;
  const kept = rowsBetween(buckets, fromMs, toMs, watch);
  return {
    release: release.release,
    startedAtMs,
    startMs: Float64Array.from(kept, (row) => buckets.startMs[row] ?? 0),
    group: Uint32Array.from(kept, (row) => groups?.[buckets.stratum[row] ?? 0] ?? 0),
    bad: Float64Array.from(kept, (row) => buckets.bad[row] ?? 0),
    total: Float64Array.from(kept, (row) => buckets.total[row] ?? 0),
  };
}

/** Of a past window, the hours that the judged watch has itself. */
function firstHours(window: HistoryWindow, { bucketMs, options }: WatchInput): HistoryWindow {
  const toMs = window.startedAtMs + options.horizonHours * HOUR_MS;
  const within = (_: number, row: number) => (window.startMs[row] ?? 0) + bucketMs <= toMs;
  return {
    ...window,
    startMs: window.startMs.filter(within),
    group: window.group.filter(within),
    bad: window.bad.filter(within),
    total: window.total.filter(within),
  };
}

function rowsBetween(buckets: BucketColumns, fromMs: number, toMs: number, watch: WatchInput): number[] {
  const rows: number[] = [];
  const { excluded } = watch.options;
  buckets.startMs.forEach((start, row) => {
    if (start < fromMs || start + watch.bucketMs > toMs) return;
    if (excluded.some((span) => start < span.toMs && start + watch.bucketMs > span.fromMs)) return;
    rows.push(row);
  });
  return rows;
}

/**
 * p̂(group, cell) = rate of the group × shape of the day × correction of the cell, each leaning on the one before by
 * `LEAN` failures: a cell that the past never visited, or visited without a failure, still has a sensible rate.
 */
function fitRates(windows: readonly HistoryWindow[], groups: number, cellOf: (startMs: number) => number) {
  const cellBad = new Float64Array(groups * CELLS);
  const cellTotal = new Float64Array(groups * CELLS);
  for (const { startMs, group, bad, total: totals } of windows) {
    for (let row = 0; row < startMs.length; row += 1) {
      const cell = (group[row] ?? 0) * CELLS + cellOf(startMs[row] ?? 0);
      cellBad[cell] = (cellBad[cell] ?? 0) + (bad[row] ?? 0);
      cellTotal[cell] = (cellTotal[cell] ?? 0) + (totals[row] ?? 0);
    }
  }
  const overall = total(cellTotal) > 0 ? total(cellBad) / total(cellTotal) : 0;
  const groupTotal = new Float64Array(groups);
  const groupRate = new Float64Array(groups);
  for (let group = 0; group < groups; group += 1) {
    groupTotal[group] = total(cellTotal.subarray(group * CELLS, (group + 1) * CELLS));
    const groupBad = total(cellBad.subarray(group * CELLS, (group + 1) * CELLS));
    const expected = (groupTotal[group] ?? 0) * overall;
    groupRate[group] = (overall * (groupBad + 1)) / (expected + 1);
  }
  const shape = new Float64Array(CELLS);
  for (let cell = 0; cell < CELLS; cell += 1) {
    let bad = 0;
    let expected = 0;
    for (let group = 0; group < groups; group += 1) {
      bad += cellBad[group * CELLS + cell] ?? 0;
      expected += (cellTotal[group * CELLS + cell] ?? 0) * (groupRate[group] ?? 0);
    }
    shape[cell] = (bad + LEAN) / (expected + LEAN);
  }
  const cell = cellBad.map((bad, index) => {
    const rate = (groupRate[Math.floor(index / CELLS)] ?? 0) * (shape[index % CELLS] ?? 1);
    const expected = (cellTotal[index] ?? 0) * rate;
    return (rate * (bad + LEAN)) / (expected + LEAN);
  });
  return { cell, groupTotal };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
