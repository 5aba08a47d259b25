import { memo, useMemo } from 'react';
import { LineChart } from 'recharts';
import { SinceAxes } from './SinceAxes.tsx';
import { SinceShapes } from './SinceShapes.tsx';
import type { SinceBand, SinceLine } from './sinceLine.ts';
import type { PlotBox } from './sincePlot.ts';
import type { ValueAxis } from './valueAxis.ts';

export interface SinceFrameProps {
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  readonly axis: ValueAxis;
  readonly box: PlotBox;
  readonly postReleaseMs: number;
  readonly checkpointsMs: readonly number[] | undefined;
  readonly tone: 'ink' | 'caution' | 'bad';
}

/** Recharts wants rows to lay out axes; the domains are set, so these are only there. */
const corners = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

/**
 * Axes and ground of a chart over the T+ ruler, with its lines. Recharts places and scales; the lines are our own paths
 * in its scales: handed over as data, four lines would cost it ten times as long. The x axis is the place on the ruler
 * (0-1), because the ruler is stretched. Reading and keyboard are the ruler's work, so Recharts' own layer is off.
 */
export const SinceFrame = memo(function SinceFrame(props: SinceFrameProps) {
  const { lines, band, axis, box, postReleaseMs, checkpointsMs, tone } = props;
  const { width, height, left, top, right, bottom } = box;
  const margin = useMemo(() => ({ top, right, bottom, left: 0 }), [top, right, bottom]);
  return (
    <LineChart width={width} height={height} data={corners} margin={margin} accessibilityLayer={false}>
      <SinceAxes {...{ axis, postReleaseMs, checkpointsMs, left }} />
      <SinceShapes {...{ lines, band, postReleaseMs, tone, box }} />
    </LineChart>
  );
});
