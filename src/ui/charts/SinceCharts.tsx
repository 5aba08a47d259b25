import type { Display } from '../format/display.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { SinceChartData } from './sinceChart.ts';

export interface SinceChartsProps {
  readonly charts: readonly SinceChartData[];
  readonly postReleaseMs: number;
  /** From settings, time since T+0; left out = 1, 4, 24, 72 h. */
  readonly checkpointsMs?: readonly number[];
  /** Where the present is; left out or beyond the window = not drawn. */
  readonly nowSinceMs?: number;
  readonly display: Display;
  /** Whether the tables are open, and who keeps it. */
  readonly tables: boolean;
  readonly onTables: (open: boolean) => void;
  /** Of each picture, px. */
  readonly height?: number;
}

/** Several charts over one T+ ruler, read together at one moment. */
export function SinceCharts({ charts, height = 190 }: SinceChartsProps) {
  return (
    <div>
      {charts.map(({ id, title, of, aside, state, sentence }) => (
        <ChartFrame key={id} {...{ title, of, aside, state, sentence, height }} read="">
          {null}
        </ChartFrame>
      ))}
    </div>
  );
}
