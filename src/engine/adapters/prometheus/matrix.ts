/** One series of a range answer: typed columns, one row per sample that the server sent. */
export interface MatrixSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly timesMs: Float64Array;
  /** NaN and infinities stand as the server sent them. */
  readonly values: Float64Array;
  /** Samples that are native histograms; a mixed fleet sends both. */
  readonly histograms: readonly HistogramSample[];
}

export interface HistogramSample {
  readonly timeMs: number;
  /** Ranges with their counts (not cumulative), in the metric's unit. */
  readonly buckets: readonly { readonly lower: number; readonly upper: number; readonly count: number }[];
}

export interface Matrix {
  readonly series: readonly MatrixSeries[];
  /** Elements that did not decode, as text. */
  readonly undecodable: readonly string[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** VictoriaMetrics says so in a field of its own. */
  readonly partial: boolean;
}

export function labelsText(metric: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(metric).map(([name, value]) => `${name}="${value}"`);
  return `{${pairs.sort().join(', ')}}`;
}
