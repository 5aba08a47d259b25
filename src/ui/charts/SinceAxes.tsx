import { memo } from 'react';
import { CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import { sinceScale, sinceTicks } from './sinceScale.ts';
import type { ValueAxis } from './valueAxis.ts';

interface SinceAxesProps {
  readonly axis: ValueAxis;
  readonly postReleaseMs: number;
  readonly checkpointsMs: readonly number[] | undefined;
  /** Of the y axis, px. */
  readonly left: number;
}

/** Ground and axes inside a Recharts chart. A new point seldom moves them, and Recharts takes long to find that out itself. */
export const SinceAxes = memo(function SinceAxes(props: SinceAxesProps) {
  const { axis, postReleaseMs, checkpointsMs, left } = props;
  const scale = sinceScale(postReleaseMs);
  const texts = new Map(axis.ticks.map(({ value, text }) => [value, text]));
  return (
    <>
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
        width={left}
        domain={[axis.min, axis.max]}
        allowDataOverflow
        ticks={axis.ticks.map(({ value }) => value)}
        interval={0}
        tickFormatter={(value: number) => texts.get(value) ?? ''}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--ink3)', fontSize: 'var(--text-13)' }}
      />
    </>
  );
}, looksSame);

function looksSame(before: SinceAxesProps, after: SinceAxesProps): boolean {
  return (
    before.left === after.left &&
    before.postReleaseMs === after.postReleaseMs &&
    before.checkpointsMs?.join() === after.checkpointsMs?.join() &&
    before.axis.min === after.axis.min &&
    before.axis.max === after.axis.max &&
    before.axis.ticks.length === after.axis.ticks.length &&
    before.axis.ticks.every(({ text }, index) => text === after.axis.ticks[index]?.text)
  );
}
