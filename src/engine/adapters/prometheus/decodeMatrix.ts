import { SourceError } from '../transport/sourceError.ts';
import type { SourceAnswer } from '../transport/request.ts';
import type { HistogramSample, Matrix, MatrixSeries } from './matrix.ts';
import { envelope, labelSet, resultData, seriesRecord } from './records.ts';
import type { Envelope, SeriesRecord } from './records.ts';
import { scanMatrix } from './scanMatrix.ts';
import type { ScannedElement } from './scanMatrix.ts';

/** The answer to a range query, or to an instant query of a subquery, as columns. */
export function decodeMatrix(answer: SourceAnswer, sourceId: string): Matrix {
  const scanned = scanMatrix(answer.bytes);
  if (scanned !== null) return assemble(decodeEnvelope(scanned.envelope, sourceId), scanned.elements);
  const told = decodeEnvelope(answer.json(), sourceId);
  const data = resultData.safeParse(told.data);
  if (!data.success) throw badAnswer(sourceId, 'The answer has no result.');
  const elements = data.data.result.map((value): ScannedElement => ({ kind: 'json', value }));
  return assemble(told, elements);
}

/** VictoriaMetrics writes the HTTP status into `errorType`: what went wrong is told by the status alone, elsewhere. */
export function decodeEnvelope(json: unknown, sourceId: string): Envelope {
  const decoded = envelope.safeParse(json);
  if (!decoded.success) throw badAnswer(sourceId, 'The answer has no status.');
  if (decoded.data.status !== 'success') {
    const facts = { sourceId, status: null, vendorText: decoded.data.error ?? null, retryAfterMs: null };
    throw new SourceError({ kind: 'vendor-fault', ...facts });
  }
  return decoded.data;
}

export function badAnswer(sourceId: string, text: string): SourceError {
  return new SourceError({
    kind: 'bad-answer',
    sourceId,
    status: null,
    vendorText: text,
    retryAfterMs: null,
  });
}

function assemble(told: Envelope, elements: readonly ScannedElement[]): Matrix {
  const series: MatrixSeries[] = [];
  const undecodable: string[] = [];
  for (const element of elements) {
    const decoded = element.kind === 'columns' ? decodeColumns(element) : decodeRecord(element.value);
    if (decoded === null)
      undecodable.push(
        JSON.stringify(element.kind === 'json' ? element.value : element.metric).slice(0, 200),
      );
    else series.push(decoded);
  }
  return {
    series,
    undecodable,
    warnings: told.warnings ?? [],
    infos: told.infos ?? [],
    partial: told.isPartial === true,
  };
}

function decodeColumns(element: ScannedElement & { kind: 'columns' }): MatrixSeries | null {
  const metric = labelSet.safeParse(element.metric);
  if (!metric.success) return null;
  return { metric: metric.data, timesMs: element.timesMs, values: element.values, histograms: [] };
}

function decodeRecord(value: unknown): MatrixSeries | null {
  const decoded = seriesRecord.safeParse(value);
  if (!decoded.success) return null;
  const { metric, values, histograms } = inMatrixForm(decoded.data);
  const numbers = values.map(([, text]) => toNumber(text));
  if (numbers.includes(undefined)) return null;
  return {
    metric,
    timesMs: Float64Array.from(values, ([seconds]) => Math.round(seconds * 1000)),
    values: Float64Array.from(values, ([, text]) => toNumber(text) ?? NaN),
    histograms: histograms.map(toHistogram),
  };
}

function inMatrixForm(record: SeriesRecord) {
  return {
    metric: record.metric,
    values: record.values ?? (record.value === undefined ? [] : [record.value]),
    histograms: record.histograms ?? (record.histogram === undefined ? [] : [record.histogram]),
  };
}

function toHistogram([seconds, { buckets }]: NonNullable<SeriesRecord['histogram']>): HistogramSample {
  return {
    timeMs: Math.round(seconds * 1000),
    buckets: (buckets ?? []).map(([, lower, upper, count]) => ({
      lower: toNumber(lower) ?? NaN,
      upper: toNumber(upper) ?? NaN,
      count: toNumber(count) ?? NaN,
    })),
  };
}

/** Go writes "NaN", "+Inf", "-Inf"; Number reads none of the infinities. */
function toNumber(text: string): number | undefined {
  if (text === 'NaN') return NaN;
  if (text === '+Inf' || text === 'Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
}
