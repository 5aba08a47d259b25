import { labelsText } from './matrix.ts';
import type { HistogramSample, Matrix, MatrixSeries } from './matrix.ts';
import { PART } from './queries.ts';
import type { Rejections } from '../transport/rejections.ts';

/** One group of labels, with its series by part (or by `le`). */
export interface Group {
  readonly labels: Readonly<Record<string, string>>;
  readonly text: string;
  readonly parts: ReadonlyMap<string, Columns>;
}

export interface Columns {
  readonly timesMs: Float64Array;
  readonly values: Float64Array;
  readonly histograms: readonly HistogramSample[];
}

/** Puts the answers of consecutive chunks together and splits them into groups. Chunks come in order of time. */
export function groupSeries(
  matrices: readonly Matrix[],
  splitBy: readonly string[],
  rejections: Rejections,
): readonly Group[] {
  const groups = new Map<string, { labels: Record<string, string>; parts: Map<string, Columns> }>();
  for (const matrix of matrices) {
    for (const text of matrix.undecodable) rejections.add('a series that cannot be read', text);
    for (const series of matrix.series) {
      const labels = Object.fromEntries(
        Object.entries(series.metric).filter(([name]) => !splitBy.includes(name)),
      );
      const text = labelsText(labels);
      const group = groups.get(text) ?? { labels, parts: new Map<string, Columns>() };
      groups.set(text, group);
      const part = splitBy.map((name) => series.metric[name] ?? '').join('\n');
      const before = group.parts.get(part);
      group.parts.set(part, before === undefined ? series : joined(before, series));
    }
  }
  return [...groups].map(([text, group]) => ({ ...group, text }));
}

export function groupParts(matrices: readonly Matrix[], rejections: Rejections): readonly Group[] {
  return groupSeries(matrices, [PART], rejections);
}

function joined(a: Columns, b: MatrixSeries): Columns {
  return {
    timesMs: concatenated(a.timesMs, b.timesMs),
    values: concatenated(a.values, b.values),
    histograms: [...a.histograms, ...b.histograms],
  };
}

function concatenated(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
