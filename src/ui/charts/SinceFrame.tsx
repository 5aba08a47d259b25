import { memo } from 'react';
import { CartesianGrid, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { SinceShapes } from './SinceShapes.tsx';
import type { SinceBand, SinceLine } from './sinceLine.ts';
import type { PlotBox } from './sincePlot.ts';
import { sinceScale, sinceTicks } from './sinceScale.ts';
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

/**
 * Axes and ground of a chart over the T+ ruler, with its lines. Recharts places and scales; the lines are our own paths
 * in its scales: handed over as data, four lines would cost it ten times as long. The x axis is the place on the ruler
 * (0-1), because the ruler is stretched. Reading and keyboard are the ruler's work, so Recharts' own layer is off.
 */
export const SinceFrame = memo(function SinceFrame(props: SinceFrameProps) {
  const { lines, band, axis, box, postReleaseMs, checkpointsMs, tone } = props;
  const scale = sinceScale(postReleaseMs);
  const texts = new Map(axis.ticks.map(({ value, text }) => [value, text]));
  return (
    <LineChart
      width={box.width}
      height={box.height}
      data={[
        { x: 0, y: axis.min },
        { x: 1, y: axis.max },
      ]}
      margin={{ top: box.top, right: box.right, bottom: box.bottom, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      {sinceTicks(postReleaseMs, checkpointsMs)
        .filter(({ rank }) => rank === 'checkpoint')
        .map(({ sinceMs }) => (
          <ReferenceLine key={sinceMs} x={scale(sinceMs)} stroke="var(--rule)" strokeDasharray="1 4" />
        ))}
      <XAxis dataKey="x" type="number" domain={[0, 1]} hide allowDataOverflow />
      <YAxis
        dataKey="y"
        type="number"
        width={box.left}
        domain={[axis.min, axis.max]}
        ticks={axis.ticks.map(({ value }) => value)}
        interval={0}
        tickFormatter={(value: number) => texts.get(value) ?? ''}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--ink3)', fontSize: 'var(--text-13)' }}
      />
      <SinceShapes {...{ lines, band, postReleaseMs, tone, box }} />
    </LineChart>
  );
});
