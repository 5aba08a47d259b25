import type { ReactNode } from 'react';
import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartState } from './chartState.ts';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';

export interface ReleaseDotsProps {
  readonly title: string;
  /** Unit in words. */
  readonly of: string;
  readonly unit: Unit;
  /** `log` for times: half and double are equally far. */
  readonly axis: 'from-zero' | 'near-one' | 'log';
  /** 'each': a dot per release. 'rolling': a line with its band, over the releases up to this one. */
  readonly along: 'each' | 'rolling';
  /** In the order of deployment, oldest first. */
  readonly points: readonly ReleaseDot[];
  readonly steps: readonly LevelStep[];
  /** Why no step is shown, or null. */
  readonly note: string | null;
  readonly sentence: string;
  readonly state: ChartState;
  /** Values that the scale must hold besides its own: the same for all charts that are to be compared. */
  readonly shared?: { readonly low: number; readonly high: number };
  readonly aside?: ReactNode;
  readonly display: Display;
  readonly tables: boolean;
  readonly onTables: (open: boolean) => void;
  /** Enter, or a click, on a release. */
  readonly onOpen?: (key: string) => void;
  /** px */
  readonly height?: number;
}

/** A KPI by release: dots with their intervals, or a rolling line, with located changes of level. */
export function ReleaseDots({ title, of, aside, state, sentence, height = 150 }: ReleaseDotsProps) {
  return (
    <ChartFrame {...{ title, of, aside, state, sentence, height }} read="">
      {null}
    </ChartFrame>
  );
}
