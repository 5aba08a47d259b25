import { useMemo, useState, type PointerEvent } from 'react';
import type { Display } from '../format/display.ts';
import { useWidth } from '../measure/useWidth.ts';
import { isDrawn } from './chartState.ts';
import { plotPosition } from './plot.ts';
import { spokenSince } from './readSince.ts';
import { readStops } from './readStops.ts';
import { ShowData } from './ShowData.tsx';
import { SinceChart } from './SinceChart.tsx';
import type { SinceChartData } from './sinceChart.ts';
import { bucketAt, type SinceBand } from './sinceLine.ts';
import { BandEntry } from './SinceLegend.tsx';
import { labelled, rightMargin } from './sincePlot.ts';
import { SinceRuler } from './SinceRuler.tsx';
import { sinceAt } from './sinceScale.ts';
import { SinceTables } from './SinceTables.tsx';
import { textWidth } from './textWidth.ts';
import { useFonts } from './useFonts.ts';
import styles from './SinceCharts.module.css';

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
  /** Of each plot, px. */
  readonly height?: number;
}

/** Charts up to here are drawn by Recharts. */
const FEW = 3;

/** Several charts over one T+ ruler, read together at one moment. */
export function SinceCharts(props: SinceChartsProps) {
  const { charts, postReleaseMs, checkpointsMs, nowSinceMs, display, tables, onTables, height = 190 } = props;
  const [width, ref] = useWidth();
  const fonts = useFonts();
  const [chosen, setChosen] = useState<number | null>(null);
  const stops = useMemo(() => readStops(charts), [charts]);
  const labels = charts.flatMap(({ lines }) => labelled(lines, width).map(({ label }) => label));
  const right = width === 0 ? 0 : rightMargin(labels, width, textWidth);
  const at = Math.min(chosen ?? stops.start, stops.sinceMs.length - 1);
  const sinceMs = stops.sinceMs[at];
  const cursor = sinceMs === undefined ? null : { sinceMs, middleMs: sinceMs + (stops.widthMs[at] ?? 0) / 2 };
  const now = nowSinceMs !== undefined && nowSinceMs >= 0 && nowSinceMs < postReleaseMs ? nowSinceMs : null;
  const onRead = (event: PointerEvent<HTMLDivElement>): void => {
    const position = plotPosition(event.clientX, event.currentTarget.getBoundingClientRect(), right);
    setChosen(Math.max(0, bucketAt(stops.sinceMs, sinceAt(postReleaseMs)(position))));
  };
  const drawn = charts.filter(({ state, lines }) =>
    isDrawn(
      state,
      lines.some(({ value }) => value.some((one) => one !== null)),
    ),
  );
  const band = sharedBand(charts);
  return (
    <div className={styles.charts} ref={ref} data-fonts={fonts}>
      {band !== null && (
        <p className={styles.legend}>
          <BandEntry band={band} />
        </p>
      )}
      {charts.map((chart) => (
        <SinceChart
          key={chart.id}
          {...{ chart, postReleaseMs, checkpointsMs, width, right, height, cursor, onRead, display }}
          many={charts.length > FEW}
          bandSaid={band !== null && chart.band !== null && isSame(band, chart.band)}
          nowSinceMs={now}
        />
      ))}
      {width > 0 && drawn.length > 0 && (
        <SinceRuler
          {...{ postReleaseMs, checkpointsMs, width, right, display, at }}
          nowSinceMs={now}
          stops={stops.sinceMs}
          {...(cursor === null ? {} : { markMs: cursor.middleMs })}
          spoken={sinceMs === undefined ? '' : spokenSince(drawn, sinceMs, display)}
          onMove={setChosen}
        />
      )}
      {drawn.length > 0 && (
        <ShowData open={tables} onToggle={onTables} shortcut="t">
          {() => <SinceTables charts={drawn} display={display} />}
        </ShowData>
      )}
    </div>
  );
}

/** What most of the bands are, said once above all charts; a chart with another one says so itself. */
function sharedBand(charts: readonly Pick<SinceChartData, 'band'>[]): SinceBand | null {
  const bands = charts.flatMap(({ band }) => band ?? []);
  const alike = (band: SinceBand): number => bands.filter((other) => isSame(band, other)).length;
  const [first, ...others] = bands.map((band) => ({ band, alike: alike(band) }));
  const most = others.reduce(
    (best, one) => (best !== undefined && one.alike > best.alike ? one : best),
    first,
  );
  return most === undefined || most.alike < 2 ? null : most.band;
}

function isSame(a: SinceBand, b: SinceBand): boolean {
  return a.label === b.label && a.meaning === b.meaning;
}
