import type { Collected } from '../../domain/collected.ts';
import type { TimeWindow } from '../../domain/time.ts';
import type { MatrixAnswer } from './api.ts';
import type { Rejections } from '../transport/rejections.ts';

interface Facts<T> {
  readonly items: readonly T[];
  readonly answer: MatrixAnswer;
  readonly window: TimeWindow | null;
  readonly rejections: Rejections;
  readonly notices: readonly string[];
  readonly nowMs: number;
}

export function collectedOf<T>({
  items,
  answer,
  window,
  rejections,
  notices,
  nowMs,
}: Facts<T>): Collected<T> {
  const warnings = distinct(answer.matrices.flatMap((matrix) => matrix.warnings));
  const infos = distinct(answer.matrices.flatMap((matrix) => matrix.infos));
  const partial = answer.matrices.some((matrix) => matrix.partial);
  return {
    items,
    window,
    // Thanos reports stores that did not answer as warnings, Prometheus a cut result. Its remarks about the query
    // itself ("PromQL warning: ...") say nothing about missing data.
    incompleteness: [
      ...(partial
        ? ['The source says that this answer is partial: some of its storage nodes did not answer.']
        : []),
      ...warnings.filter((text) => !isRemark(text)).map((text) => `The source warns: ${text}`),
    ],
    rejected: rejections.list(),
    notices: [...notices, ...warnings.filter(isRemark), ...infos],
    asOfMs: nowMs,
    receipts: answer.receipts,
  };
}

function isRemark(text: string): boolean {
  return text.startsWith('PromQL ');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
