import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Display } from '../format/display.ts';
import { numberFormat } from '../format/intl.ts';
import { decimate } from './decimate.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import type { RatioAxis } from './ratioAxis.ts';
import type { SinceLine } from './sinceLine.ts';
import { sinceScale, sinceTicks } from './sinceScale.ts';

interface RatioChartProps {
  readonly lines: readonly SinceLine[];
  readonly axis: RatioAxis;
  readonly postReleaseMs: number;
  /** px */
  readonly width: number;
  readonly height: number;
  /** Where the reader reads, ms since release. */
  readonly cursorMs: number | null;
  readonly display: Display;
}

/**
 * Lines over the T+ ruler: the judged release in ink, its baseline in grey behind it. The x axis is the place on the ruler
 * (0-1), because the ruler is stretched. Reading and keyboard are the ruler's work, so Recharts' own layer is off.
 */
export const RatioChart = memo(function RatioChart({
  lines,
  axis,
  postReleaseMs,
  width,
  height,
  cursorMs,
  display,
}: RatioChartProps) {
  const scale = sinceScale(postReleaseMs);
  const columns = Math.max(40, Math.floor((width - PLOT_LEFT - PLOT_RIGHT) / 4));
  const percents = numberFormat(display.locale, {
    minimumFractionDigits: axis.digits,
    maximumFractionDigits: axis.digits,
  });
  const checkpoints = sinceTicks(postReleaseMs).filter(({ rank }) => rank === 'checkpoint');
  return (
    <LineChart
      width={width}
      height={height}
      margin={{ top: 8, right: PLOT_RIGHT, bottom: 10, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      {checkpoints.map(({ position }) => (
        <ReferenceLine key={position} x={position} stroke="var(--rule)" strokeDasharray="1 4" />
      ))}
      <XAxis dataKey="x" type="number" domain={[0, 1]} hide allowDataOverflow />
      <YAxis
        type="number"
        width={PLOT_LEFT}
        domain={[axis.min, axis.max]}
        ticks={[...axis.ticks]}
        interval={0}
        tickFormatter={(value: number) => percents.format(value * 100)}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--ink3)', fontSize: 13 }}
      />
      {lines.toReversed().map((line) => (
        <Line
          key={line.label}
          data={pointsOf(line, scale, columns)}
          dataKey="y"
          type="linear"
          dot={false}
          activeDot={false}
          connectNulls={false}
          isAnimationActive={false}
          stroke={line.role === 'judged' ? 'var(--ink)' : 'var(--control)'}
          strokeWidth={line.role === 'judged' ? 2 : 1.25}
        />
      ))}
      {cursorMs !== null && <ReferenceLine x={scale(cursorMs)} stroke="var(--focus)" strokeDasharray="2 3" />}
    </LineChart>
  );
});

/** At most two points per four pixels and line, each line decimated by itself: one index list for all would lose a peak. */
function pointsOf(line: SinceLine, scale: (sinceMs: number) => number, columns: number) {
  const positions = line.sinceMs.map((sinceMs) => scale(sinceMs + line.bucketMs / 2));
  return decimate(positions, line.value, columns).map((index) => ({
    x: positions[index] ?? 0,
    y: line.value[index] ?? null,
  }));
}
