import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import type { VerdictState } from '../verdict/verdictState.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartState } from './chartState.ts';

export interface HeatRow {
  readonly key: string;
  /** The version. */
  readonly label: string;
  /** One per column; null = no data. */
  readonly value: readonly (number | null)[];
  /** What each value stands on; null = not known. */
  readonly denominator: readonly (number | null)[];
  readonly verdict?: VerdictState;
}

export interface HeatStripProps {
  readonly title: string;
  /** Unit in words. */
  readonly of: string;
  readonly unit: Unit;
  /** Of what the denominators count: "requests". */
  readonly counted: string;
  /** Edges of the columns, time since T+0, ascending; one more than there are columns. */
  readonly edgesMs: readonly number[];
  /** Top to bottom as given. */
  readonly rows: readonly HeatRow[];
  readonly sentence: string;
  readonly state: ChartState;
  readonly display: Display;
  readonly tables: boolean;
  readonly onTables: (open: boolean) => void;
  /** Enter, or a click, on a row. */
  readonly onOpen?: (key: string) => void;
}

/** Release x time since release, in five steps of one hue. */
export function HeatStrip({ title, of, state, sentence }: HeatStripProps) {
  return (
    <ChartFrame {...{ title, of, state, sentence }} read="" height={150}>
      {null}
    </ChartFrame>
  );
}
