import type { ReactNode } from 'react';
import type { Unit } from '../../engine/domain/unit.ts';
import type { VerdictState } from '../verdict/verdictState.ts';
import type { ChartState } from './chartState.ts';
import type { SinceBand, SinceLine, SinceMark } from './sinceLine.ts';

/** One chart over the T+ ruler. */
export interface SinceChartData {
  readonly id: string;
  readonly title: string;
  /** Unit in words: '% of requests', 'ms'. */
  readonly of: string;
  readonly axis: 'from-zero' | 'near-one' | 'duration';
  /** Of the values; left out = a duration on a `duration` axis, else a ratio. */
  readonly unit?: Unit;
  /** First = judged (ink, bold); then `baseline` grey and `earlier` thin grey. */
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  readonly marks: readonly SinceMark[];
  /** Right of the title: value now, ratio, verdict. */
  readonly aside?: ReactNode;
  /** Gives the judged line the colour of its status; left out = ink. */
  readonly verdict?: VerdictState;
  /** The chart in words; `sinceSentence` makes one. */
  readonly sentence: string;
  readonly state: ChartState;
}

/** The unit in which a chart's values are read. */
export function unitOf({ axis, unit }: Pick<SinceChartData, 'axis' | 'unit'>): Unit {
  return unit ?? (axis === 'duration' ? 'duration' : 'ratio');
}
