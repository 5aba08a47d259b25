/**
 * The score of the Numenta Anomaly Benchmark, standard profile (Lavin & Ahmad 2015): 100 for every window hit at its start
 * without false alarms, 0 for a detector that never speaks.
 */
export interface NabSeries {
  readonly count: number;
  /** First and last index of each labelled window. */
  readonly windows: readonly (readonly [number, number])[];
  readonly scores: ArrayLike<number>;
}

const FALSE_ALARM = 0.11;
const FULL = sigmoid(-1);

/** Raw score of one series when every value at or above the threshold is an alarm. */
export function nabSeriesScore({ count, windows, scores }: NabSeries, threshold: number): number {
  const probation = Math.min(Math.floor(0.15 * count), 0.15 * 5000);
  const hits = windows.map(() => -1);
  let alarms = 0;
  for (let index = Math.ceil(probation); index < count; index += 1) {
    if (!((scores[index] ?? 0) >= threshold)) continue;
    const inside = windows.findIndex(([from, to]) => index >= from && index <= to);
    const window = windows[inside];
    if (window !== undefined) {
      const position = -(window[1] - index + 1) / (window[1] - window[0] + 1);
      hits[inside] = Math.max(hits[inside] ?? -1, sigmoid(position) / FULL);
      continue;
    }
    const before = windows.findLast(([, to]) => to < index);
    const worth = before === undefined ? -1 : sigmoid((index - before[1]) / (before[1] - before[0]));
    alarms += FALSE_ALARM * worth;
  }
  return hits.reduce((sum, hit) => sum + hit, alarms);
}

/** Score of a set of series at one threshold for all, 0 to 100. */
export function nabScore(series: readonly NabSeries[], threshold: number): number {
  const windows = series.reduce((sum, { windows: own }) => sum + own.length, 0);
  const raw = series.reduce((sum, one) => sum + nabSeriesScore(one, threshold), 0);
  return (100 * (raw + windows)) / (2 * windows);
}

function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
