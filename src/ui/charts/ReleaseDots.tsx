import { useMemo, useState, type PointerEvent, type ReactNode } from 'react';
import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { useWidth } from '../measure/useWidth.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { isDrawn, type ChartState } from './chartState.ts';
import { dotsAxis } from './dotsAxis.ts';
import { DotsPicture } from './DotsPicture.tsx';
import { dotAt, dotsPlot } from './dotsPlot.ts';
import { DotsTable } from './DotsTable.tsx';
import { readDot, stepText } from './readDot.ts';
import { ReadSlider } from './ReadSlider.tsx';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';
import { ShowData } from './ShowData.tsx';
import { useFonts } from './useFonts.ts';
import styles from './ReleaseDots.module.css';

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
export function ReleaseDots(props: ReleaseDotsProps) {
  const { title, of, unit, axis: kind, along, points, steps, note, sentence, state, shared, aside } = props;
  const { display, tables, onTables, onOpen, height = 150 } = props;
  const [width, ref] = useWidth();
  const fonts = useFonts();
  const [chosen, setChosen] = useState<number | null>(null);
  const axis = useMemo(
    () => dotsAxis({ points, steps, kind, unit, shared }, display),
    [points, steps, kind, unit, shared, display],
  );
  const plot = useMemo(() => dotsPlot({ width, height }, points.length), [width, height, points.length]);
  const at = Math.min(chosen ?? points.length - 1, points.length - 1);
  const read = points[at];
  const isKnown = points.some(({ value }) => value !== null);
  const open = (): void => {
    if (read !== undefined) onOpen?.(read.key);
  };
  const onRead = (event: PointerEvent<HTMLDivElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setChosen(dotAt(plot, event.clientX - left, points.length));
  };
  const spoken = read === undefined ? '' : readDot(read, unit, display);
  const unitWords = kind === 'log' ? `${of}, log scale` : of;
  return (
    <ChartFrame
      {...{ title, state, height }}
      of={isKnown && axis.cut ? `${unitWords}, axis from ${axis.ticks[0]?.text ?? ''}\u00a0%` : unitWords}
      {...(aside === undefined ? {} : { aside })}
      read={spoken}
      sentence={[sentence, ...stepTexts(props), note ?? ''].filter((text) => text !== '').join(' ')}
      data={
        points.length > 0 && (
          <ShowData open={tables} onToggle={onTables} about={title}>
            {() => <DotsTable caption={`${title} by release`} {...{ points, unit, display }} />}
          </ShowData>
        )
      }
    >
      {isDrawn(state, isKnown) ? (
        // The slider inside is the keyboard's way; a click is a shortcut of Enter there.
        <div
          ref={ref}
          className={styles.plot}
          data-opens={onOpen !== undefined}
          style={{ height }}
          onPointerMove={onRead}
          onPointerDown={onRead}
          onClick={open}
          role="presentation"
        >
          {width > 0 && (
            <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
              {read !== undefined && (
                <path className={styles.cursor} d={`M${plot.x(at)} ${plot.top - 4}V${plot.unknownY + 6}`} />
              )}
              <DotsPicture key={fonts} {...{ points, steps, along, axis, plot }} />
              {read !== undefined && read.value !== null && (
                <circle
                  className={styles.ring}
                  cx={plot.x(at)}
                  cy={plot.y(axis.position(read.value))}
                  r="6.5"
                />
              )}
            </svg>
          )}
          <ReadSlider
            label={`${title}: read release by release`}
            count={points.length}
            {...{ at, spoken }}
            onMove={setChosen}
            onEnter={open}
          />
        </div>
      ) : null}
    </ChartFrame>
  );
}

function stepTexts({ points, steps, unit, display }: ReleaseDotsProps): readonly string[] {
  return steps.map((step) => {
    const label = points.find(({ key }) => key === step.atKey)?.label ?? step.atKey;
    return `${stepText(step, label, unit, display)}.`;
  });
}
