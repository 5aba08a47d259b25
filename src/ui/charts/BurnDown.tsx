import type { ReactNode } from 'react';
import type { Display } from '../format/display.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartState } from './chartState.ts';

export interface BurnDownProps {
  readonly title: string;
  /** Unit in words: "% of the error budget left, 28 days". */
  readonly of: string;
  /** End of each step, ascending; parallel to `remaining`. */
  readonly atMs: readonly number[];
  /** Share of the budget left, 1 = untouched, negative = overspent; null = unknown. */
  readonly remaining: readonly (number | null)[];
  /** The objective's window: the even-burn line falls from 1 to 0 over it. */
  readonly window: { readonly startMs: number; readonly endMs: number };
  /** This release's stretch; null = not inside. */
  readonly release: { readonly label: string; readonly startMs: number; readonly endMs: number } | null;
  readonly aside?: ReactNode;
  readonly sentence: string;
  readonly state: ChartState;
  readonly display: Display;
  readonly tables: boolean;
  readonly onTables: (open: boolean) => void;
  /** px */
  readonly height?: number;
}

/** What is left of an error budget over its window, against spending it evenly. */
export function BurnDown({ title, of, aside, state, sentence, height = 170 }: BurnDownProps) {
  return (
    <ChartFrame {...{ title, of, aside, state, sentence, height }} read="">
      {null}
    </ChartFrame>
  );
}
