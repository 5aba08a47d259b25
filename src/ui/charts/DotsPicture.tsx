import { memo } from 'react';
import { bandPath } from './bandPath.ts';
import type { DotsAxis } from './dotsAxis.ts';
import { dotNames, levelsOf, type DotsPlot } from './dotsPlot.ts';
import { linePath } from './linePath.ts';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';
import { StepFlags } from './StepFlags.tsx';
import { textWidth } from './textWidth.ts';
import styles from './DotsPicture.module.css';

interface DotsPictureProps {
  readonly points: readonly ReleaseDot[];
  readonly steps: readonly LevelStep[];
  readonly along: 'each' | 'rolling';
  readonly axis: DotsAxis;
  readonly plot: DotsPlot;
}

/** A KPI by release as a picture: ground, levels, intervals, dots, names. */
export const DotsPicture = memo(function DotsPicture({ points, steps, along, axis, plot }: DotsPictureProps) {
  const y = (value: number): number => plot.y(axis.position(value));
  const levels = levelsOf(points, steps);
  const newest = points.findLastIndex(({ value }) => value !== null);
  const band = points.map(({ low, high }, index) => ({
    x: plot.x(index),
    low: low === null ? null : y(low),
    high: high === null ? null : y(high),
  }));
  const line = points.map(({ value }, index) => ({ x: plot.x(index), y: value === null ? null : y(value) }));
  return (
    <g>
      {axis.ticks.map(({ value, text }) => (
        <g key={value}>
          <path className={styles.grid} d={`M${plot.left} ${Math.round(y(value)) + 0.5}H${plot.right}`} />
          <text className={styles.tick} x={plot.left - 8} y={y(value) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {axis.cut && <path className={styles.cut} d={`M${plot.left - 4} ${plot.ground - 3}l8 -5m-8 9l8 -5`} />}
      {along === 'rolling' && (
        <>
          <path className={styles.band} d={bandPath(band)} />
          <path className={styles.line} d={linePath(line)} />
        </>
      )}
      {levels.map(({ from, to, value }) => (
        <path
          key={from}
          className={styles.level}
          d={`M${plot.x(from - 0.5)} ${y(value)}H${plot.x(to - 0.5)}`}
        />
      ))}
      {points.map((point, index) => {
        const x = plot.x(index);
        if (point.value === null)
          return <circle key={point.key} className={styles.unknown} cx={x} cy={plot.unknownY} r="3" />;
        return (
          <g key={point.key} className={styles.dot} data-state={point.state}>
            {along === 'each' && point.low !== null && point.high !== null && (
              <path
                className={styles.interval}
                d={intervalPath({ x, low: point.low, high: point.high, y, axis })}
              />
            )}
            {(along === 'each' || index === newest) && (
              <circle cx={x} cy={y(point.value)} r={radius(plot.step)} />
            )}
          </g>
        );
      })}
      <StepFlags {...{ points, steps, plot }} />
      {dotNames(points, plot, textWidth).map(({ key, text, left }) => (
        <text key={key} className={styles.name} x={left} y={plot.height - 6}>
          {text}
        </text>
      ))}
    </g>
  );
});

function radius(step: number): number {
  return Math.max(2, Math.min(4, step * 0.35));
}

interface Interval {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly y: (value: number) => number;
  readonly axis: DotsAxis;
}

/** A vertical stroke, with an arrow where the interval goes on beyond the axis. */
function intervalPath({ x, low, high, y, axis }: Interval): string {
  const up = axis.isBeyond(high) ? `M${x - 3} ${y(high) + 3}l3 -4l3 4` : '';
  const down = axis.isBeyond(low) ? `M${x - 3} ${y(low) - 3}l3 4l3 -4` : '';
  return `M${x} ${y(low).toFixed(1)}V${y(high).toFixed(1)}${up}${down}`;
}
