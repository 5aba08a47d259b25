import { useMemo, useState, type PointerEvent, type ReactNode } from 'react';
import type { Display } from '../format/display.ts';
import { useWidth } from '../measure/useWidth.ts';
import { BurnPicture } from './BurnPicture.tsx';
import { burnAxis, evenPace } from './burnPlot.ts';
import { BurnTable } from './BurnTable.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { isDrawn, type ChartState } from './chartState.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import { leftText, readBudget } from './readBudget.ts';
import { ReadSlider } from './ReadSlider.tsx';
import { ShowData } from './ShowData.tsx';
import { textWidth } from './textWidth.ts';
import { useFonts } from './useFonts.ts';
import styles from './ReleaseDots.module.css';

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

const TOP = 24;
const UNDER = 24;

/** What is left of an error budget over its window, against spending it evenly. */
export function BurnDown(props: BurnDownProps) {
  const { title, of, atMs, remaining, window, release, aside, sentence, state, display, tables, onTables } =
    props;
  const height = props.height ?? 190;
  const [width, ref] = useWidth();
  const fonts = useFonts();
  const [chosen, setChosen] = useState<number | null>(null);
  const newest = remaining.findLastIndex((value) => value !== null);
  const at = Math.min(chosen ?? newest, atMs.length - 1);
  const axis = useMemo(() => burnAxis(remaining, display), [remaining, display]);
  // Where there is room the last value is named right of the plot.
  const right =
    width < 480 || newest < 0 ? PLOT_RIGHT : textWidth(leftText(remaining[newest] ?? null, display)) + 16;
  const room = Math.max(0, width - PLOT_LEFT - right);
  const x = (timeMs: number): number =>
    PLOT_LEFT + (1 - Math.max(0, Math.min(1, evenPace(window, timeMs)))) * room;
  const y = (value: number): number => TOP + ((1 - value) / (1 - axis.min)) * (height - TOP - UNDER);
  const moment = atMs[at];
  const spoken =
    moment === undefined ? '' : readBudget({ moment, left: remaining[at] ?? null, window }, display);
  const onRead = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - PLOT_LEFT) / Math.max(1, room);
    setChosen(nearest(atMs, window.startMs + share * (window.endMs - window.startMs)));
  };
  const isKnown = newest >= 0;
  const value = remaining[at] ?? null;
  return (
    <ChartFrame
      {...{ title, of, state, sentence, height }}
      {...(aside === undefined ? {} : { aside })}
      read={spoken}
      data={
        isKnown && (
          <ShowData open={tables} onToggle={onTables} about={title}>
            {() => <BurnTable caption={`${title} over time`} {...{ atMs, remaining, window, display }} />}
          </ShowData>
        )
      }
    >
      {isDrawn(state, isKnown) ? (
        <div
          ref={ref}
          className={styles.plot}
          style={{ height }}
          onPointerMove={onRead}
          onPointerDown={onRead}
          role="presentation"
        >
          {width > 0 && (
            <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
              <BurnPicture
                key={fonts}
                {...{ atMs, remaining, window, release, axis, x, y, width, height, display }}
              />
              {moment !== undefined && (
                <path className={styles.cursor} d={`M${x(moment)} ${TOP}V${height - UNDER}`} />
              )}
              {moment !== undefined && value !== null && (
                <circle className={styles.ring} cx={x(moment)} cy={y(value)} r="6.5" />
              )}
            </svg>
          )}
          <ReadSlider
            label={`${title}: read over time`}
            count={atMs.length}
            {...{ at, spoken }}
            onMove={setChosen}
          />
        </div>
      ) : null}
    </ChartFrame>
  );
}

/** Index of the step whose end is nearest to a time. */
function nearest(atMs: readonly number[], timeMs: number): number {
  const after = atMs.findIndex((one) => one >= timeMs);
  if (after < 0) return atMs.length - 1;
  const before = Math.max(0, after - 1);
  return timeMs - (atMs[before] ?? 0) < (atMs[after] ?? 0) - timeMs ? before : after;
}
