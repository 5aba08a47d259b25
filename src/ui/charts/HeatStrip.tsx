import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { useWidth } from '../measure/useWidth.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { isDrawn, type ChartState } from './chartState.ts';
import { HeatLegend } from './HeatLegend.tsx';
import { HeatPicture } from './HeatPicture.tsx';
import { HEAT_ROW, heatPlot, type HeatPlot } from './heatPlot.ts';
import type { HeatRow } from './heatRow.ts';
import { heatScale } from './heatScale.ts';
import { HeatTable } from './HeatTable.tsx';
import { cellText, stepTexts, stretchText } from './heatText.ts';
import { ReadSlider } from './ReadSlider.tsx';
import { ShowData } from './ShowData.tsx';
import { textWidth } from './textWidth.ts';
import { useFonts } from './useFonts.ts';
import styles from './HeatStrip.module.css';

export type { HeatRow };

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
export function HeatStrip(props: HeatStripProps) {
  return <ReadableStrip key={useFonts()} {...props} />;
}

function ReadableStrip(props: HeatStripProps) {
  const { title, of, unit, counted, edgesMs, rows, sentence, state, display, tables, onTables, onOpen } =
    props;
  const [width, ref] = useWidth();
  const [chosen, setChosen] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const columns = Math.max(0, edgesMs.length - 1);
  const scale = useMemo(() => heatScale(rows.flatMap(({ value }) => value)), [rows]);
  const plot = useMemo(() => heatPlot({ width, rows, edgesMs }, textWidth), [width, rows, edgesMs]);
  const row = Math.min(chosen?.row ?? 0, rows.length - 1);
  const column = Math.min(chosen?.column ?? 0, columns - 1);
  const here = rows[row];
  const spoken =
    here === undefined || column < 0
      ? ''
      : `${here.label}, ${stretchText(edgesMs, column, display)}: ` +
        cellText(
          { value: here.value[column] ?? null, denominator: here.denominator[column] ?? null, unit, counted },
          display,
        );
  const open = (): void => {
    if (here !== undefined) onOpen?.(here.key);
  };
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    setChosen({ row: Math.max(0, Math.min(rows.length - 1, row + by)), column });
  };
  const onRead = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setChosen(plot.cellAt(event.clientX - box.left, event.clientY - box.top));
  };
  const isKnown = rows.some(({ value }) => value.some((one) => one !== null));
  return (
    <ChartFrame
      {...{ title, of, state, sentence }}
      read={spoken}
      height={plot.height}
      legend={<HeatLegend texts={stepTexts(scale, unit, display)} />}
      data={
        isKnown && (
          <ShowData open={tables} onToggle={onTables} about={title}>
            {() => <HeatTable {...{ title, unit, counted, edgesMs, rows, display }} />}
          </ShowData>
        )
      }
    >
      {isDrawn(state, isKnown) ? (
        <div
          ref={ref}
          className={styles.plot}
          data-opens={onOpen !== undefined}
          style={{ height: plot.height }}
          onPointerMove={onRead}
          onPointerDown={onRead}
          onClick={open}
          role="presentation"
        >
          {width > 0 && (
            <svg
              width={width}
              height={plot.height}
              viewBox={`0 0 ${width} ${plot.height}`}
              aria-hidden="true"
            >
              <HeatPicture {...{ rows, edgesMs, scale, plot, display }} />
              <HeatCursor {...{ plot, row, column }} />
            </svg>
          )}
          <ReadSlider
            label={`${title}: left and right through time, up and down through releases`}
            count={columns}
            at={column}
            {...{ spoken, onKey }}
            onMove={(to) => setChosen({ row, column: to })}
            onEnter={open}
          />
        </div>
      ) : null}
    </ChartFrame>
  );
}

function HeatCursor({ plot, row, column }: { plot: HeatPlot; row: number; column: number }) {
  if (row < 0 || column < 0) return null;
  const { left, right } = plot.columnEdges(column);
  return (
    <rect
      className={styles.cursor}
      x={left - 1}
      y={plot.rowTop(row) - 1}
      width={right - left + 2}
      height={HEAT_ROW}
    />
  );
}
