import type { Display } from '../format/display.ts';
import { lowerFirst } from '../format/lowerFirst.ts';
import { READY } from './chartState.ts';
import type { SinceChartData } from './sinceChart.ts';
import type { SinceLine } from './sinceLine.ts';
import { sinceSentence } from './sinceSentence.ts';

const kinds = [
  { id: 'error-rate', title: 'Error rate', of: '% of requests', field: 'errorRate', axis: 'from-zero' },
  {
    id: 'transaction-success',
    title: 'Transaction success',
    of: '% of attempts',
    field: 'success',
    axis: 'near-one',
  },
] as const;

interface Courses {
  readonly errorRate: readonly SinceLine[];
  readonly success: readonly SinceLine[];
}

/** Error rate and success over the T+ ruler, by the ids of their KPIs. `whose`: "this release". */
export function courseCharts(courses: Courses, whose: string, display: Display): readonly SinceChartData[] {
  return kinds.map(({ field, ...kind }) => {
    const lines = courses[field];
    const known = lines.some(({ value }) => value.some((one) => one !== null));
    return {
      ...kind,
      lines,
      band: null,
      marks: [],
      sentence: known ? sinceSentence({ ...kind, lines, display }) : '',
      state: known
        ? READY
        : { kind: 'empty', sentence: `No source has told ${lowerFirst(kind.title)} over time for ${whose}.` },
    };
  });
}
