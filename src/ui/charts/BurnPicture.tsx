import { dayTicks } from '../lane/dayTicks.ts';
import { CLOTH_HEIGHT, pennantPath } from '../lane/pennantPath.ts';
import type { Display } from '../format/display.ts';
import { day } from '../format/instant.ts';
import type { burnAxis } from './burnPlot.ts';
import { linePath } from './linePath.ts';
import { placeOnLine } from './placeOnLine.ts';
import { PLOT_LEFT } from './plot.ts';
import { leftText } from './readBudget.ts';
import { textWidth } from './textWidth.ts';
import styles from './BurnPicture.module.css';

interface BurnPictureProps {
  readonly atMs: readonly number[];
  readonly remaining: readonly (number | null)[];
  readonly window: { readonly startMs: number; readonly endMs: number };
  readonly release: { readonly label: string; readonly startMs: number; readonly endMs: number } | null;
  readonly axis: ReturnType<typeof burnAxis>;
  readonly x: (timeMs: number) => number;
  readonly y: (value: number) => number;
  readonly width: number;
  readonly height: number;
  readonly display: Display;
}

/** Ground, the release's stretch with its pennant, the even pace, what is left, and its last value in words. */
export function BurnPicture(props: BurnPictureProps) {
  const { atMs, remaining, window, release, axis, x, y, width, height, display } = props;
  const [start, end] = [x(window.startMs), x(window.endMs)];
  const ground = y(axis.min);
  const newest = remaining.findLastIndex((value) => value !== null);
  const last = remaining[newest] ?? null;
  const endX = x(atMs[newest] ?? window.startMs);
  const label = leftText(last, display);
  const middleX = (start + end) / 2;
  const atMiddle = remaining[atMs.findIndex((timeMs) => x(timeMs) >= middleX)] ?? null;
  // The name of the even pace stands on the side away from the line.
  const isAbove = atMiddle !== null && atMiddle > 0.5;
  const days = dayTicks(window, display.timeZone, Math.max(2, Math.floor((end - start) / 64)));
  return (
    <g>
      {axis.ticks.map(({ value, text }) => (
        <g key={value}>
          <path
            className={value === 0 ? styles.zero : styles.grid}
            d={`M${start} ${Math.round(y(value)) + 0.5}H${end}`}
          />
          <text className={styles.tick} x={PLOT_LEFT - 8} y={y(value) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {release !== null && <ReleaseStretch {...{ release, x, ground, width }} />}
      <path className={styles.even} d={`M${start} ${y(1)}L${end} ${y(0)}`} />
      <text className={styles.evenText} x={middleX} y={y(0.5) + (isAbove ? 16 : -8)} textAnchor="middle">
        even pace
      </text>
      <path
        className={styles.left}
        data-spent={last !== null && last < 0}
        d={linePath(
          remaining.map((value, index) => ({
            x: x(atMs[index] ?? window.startMs),
            y: value === null ? null : y(value),
          })),
        )}
      />
      {last !== null && (
        <>
          <circle className={styles.end} cx={endX} cy={y(last)} r="4" />
          <text
            className={styles.endText}
            x={endX + 8 + textWidth(label) > width ? endX - 8 : endX + 8}
            y={y(last) + (endX + 8 + textWidth(label) > width ? -8 : 4)}
            textAnchor={endX + 8 + textWidth(label) > width ? 'end' : 'start'}
          >
            {label}
          </text>
        </>
      )}
      {placeOnLine(
        days.map((timeMs, index) => ({
          key: `${timeMs}`,
          text: day(timeMs, display),
          x: x(timeMs),
          rank: index,
        })),
        width,
        textWidth,
      ).map(({ key, text, left }) => (
        <text key={key} className={styles.tick} x={left} y={height - 4}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface ReleaseStretchProps {
  readonly release: NonNullable<BurnPictureProps['release']>;
  readonly x: (timeMs: number) => number;
  readonly ground: number;
  readonly width: number;
}

function ReleaseStretch({ release, x, ground, width }: ReleaseStretchProps) {
  const [from, to] = [x(release.startMs), x(release.endMs)];
  const wide = textWidth(release.label) + 18;
  const flies = from + wide <= width;
  return (
    <>
      <rect
        className={styles.stretch}
        x={from}
        y={CLOTH_HEIGHT}
        width={Math.max(1, to - from)}
        height={ground - CLOTH_HEIGHT}
      />
      <path className={styles.pole} d={`M${Math.round(from) + 0.5} 0V${ground}`} />
      <g transform={`translate(${flies ? Math.round(from) : Math.round(from) - wide} 0)`}>
        <path className={styles.cloth} d={pennantPath(flies ? 'planned' : 'rollback', wide)} />
        <text className={styles.version} x={flies ? 6 : 12} y="14.5">
          {release.label}
        </text>
      </g>
    </>
  );
}
