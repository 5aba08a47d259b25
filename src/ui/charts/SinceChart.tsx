import { lazy, Suspense, useMemo, type PointerEvent } from 'react';
import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import type { VerdictState } from '../verdict/verdictState.ts';
import { beyondMarks } from './beyondMarks.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { isDrawn } from './chartState.ts';
import { SinceLegend } from './SinceLegend.tsx';
import { readSince } from './readSince.ts';
import { unitOf, type SinceChartData } from './sinceChart.ts';
import { SinceGround } from './SinceGround.tsx';
import { SinceOverlay } from './SinceOverlay.tsx';
import { placeIn, plotBox } from './sincePlot.ts';
import { valueAxis } from './valueAxis.ts';
import styles from './SinceChart.module.css';

// Recharts is the largest thing in the product: it comes after the figures are on screen.
const SinceFrame = lazy(async () => ({ default: (await import('./SinceFrame.tsx')).SinceFrame }));

interface SinceChartProps {
  readonly chart: SinceChartData;
  readonly postReleaseMs: number;
  readonly checkpointsMs: readonly number[] | undefined;
  readonly nowSinceMs: number | null;
  /** px; 0 = not known yet. */
  readonly width: number;
  readonly right: number;
  /** One of many: drawn without Recharts, whose frames add up. */
  readonly many: boolean;
  /** The band is explained above all charts. */
  readonly bandSaid: boolean;
  readonly height: number;
  readonly cursor: { readonly sinceMs: number; readonly middleMs: number } | null;
  readonly onRead: (event: PointerEvent<HTMLDivElement>) => void;
  readonly display: Display;
}

/** One of several charts over a ruler. */
export function SinceChart(props: SinceChartProps) {
  const { chart, postReleaseMs, checkpointsMs, nowSinceMs, width, right, many, bandSaid } = props;
  const { height, cursor, onRead, display } = props;
  const { title, of, aside, state, sentence, lines, band, marks } = chart;
  const axis = useMemo(() => valueAxis(chart, display), [chart, display]);
  const box = useMemo(() => plotBox(marks, { width, height, right }), [marks, width, height, right]);
  const place = useMemo(() => placeIn(box, axis, postReleaseMs), [box, axis, postReleaseMs]);
  const beyond = useMemo(
    () => beyondMarks(lines, axis, { unit: unitOf(chart), display }),
    [lines, axis, chart, display],
  );
  const drawn = isDrawn(
    state,
    lines.some(({ value }) => value.some((one) => one !== null)),
  );
  const tone = toneOf(chart.verdict);
  const picture = { lines, band, axis, box, postReleaseMs, checkpointsMs, tone };
  return (
    <ChartFrame
      {...{ title, state, sentence, height }}
      of={drawn && axis.cut ? `${of}, axis from ${axis.ticks[0]?.text ?? ''}\u00a0%` : of}
      {...(aside === undefined ? {} : { aside })}
      read={
        cursor === null
          ? ''
          : `${sinceRelease(cursor.sinceMs, display)}: ${readSince({ ...chart, display }, cursor.sinceMs)}`
      }
      legend={<SinceLegend chart={chart} width={width} bandSaid={bandSaid} />}
    >
      {drawn ? (
        <div
          className={styles.plot}
          style={{ height: box.height }}
          onPointerMove={onRead}
          onPointerDown={onRead}
          aria-hidden="true"
        >
          {width > 0 && (
            <>
              {many ? (
                <SinceGround {...picture} />
              ) : (
                <Suspense fallback={null}>
                  <SinceFrame {...picture} />
                </Suspense>
              )}
              <SinceOverlay
                {...{ lines, marks, beyond, place, box, cursor, nowSinceMs, tone }}
                cut={axis.cut}
              />
            </>
          )}
        </div>
      ) : null}
    </ChartFrame>
  );
}

function toneOf(verdict: VerdictState | undefined): 'ink' | 'caution' | 'bad' {
  if (verdict === 'regressed') return 'bad';
  return verdict === 'watch' ? 'caution' : 'ink';
}
