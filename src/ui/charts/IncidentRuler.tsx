import type { Display } from '../format/display.ts';
import { useWidth } from '../measure/useWidth.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { isDrawn, type ChartState } from './chartState.ts';
import { incidentBars } from './incidentBars.ts';
import { IncidentList } from './IncidentList.tsx';
import { PLOT_EDGE } from './plot.ts';
import { RulerTicks } from './RulerTicks.tsx';
import type { RulerIncident } from './rulerIncident.ts';
import { ShowData } from './ShowData.tsx';
import { sinceScale } from './sinceScale.ts';
import { textWidth } from './textWidth.ts';
import { useFonts } from './useFonts.ts';
import styles from './IncidentRuler.module.css';

export type { RulerIncident };

export interface IncidentRulerProps {
  readonly title: string;
  readonly incidents: readonly RulerIncident[];
  readonly postReleaseMs: number;
  readonly checkpointsMs?: readonly number[];
  /** Open incidents run to here. */
  readonly nowSinceMs: number;
  readonly sentence: string;
  readonly state: ChartState;
  readonly display: Display;
  readonly tables: boolean;
  readonly onTables: (open: boolean) => void;
}

const ROW = 24;
const RULER = 44;

/** Incidents as bars over the T+ ruler. */
export function IncidentRuler(props: IncidentRulerProps) {
  const { title, incidents, postReleaseMs, checkpointsMs, nowSinceMs, sentence, state } = props;
  const { display, tables, onTables } = props;
  const [width, ref] = useWidth();
  const fonts = useFonts();
  const scale = sinceScale(postReleaseMs);
  const x = (sinceMs: number): number => PLOT_EDGE + scale(sinceMs) * Math.max(0, width - 2 * PLOT_EDGE);
  const bars = width === 0 ? [] : incidentBars({ incidents, x, nowSinceMs, width }, textWidth);
  const rows = Math.max(1, ...bars.map(({ row }) => row + 1));
  const height = rows * ROW + RULER;
  const now = nowSinceMs >= 0 && nowSinceMs < postReleaseMs ? nowSinceMs : null;
  return (
    <ChartFrame
      {...{ title, state, sentence, height }}
      of="time since release"
      read={null}
      data={
        incidents.length > 0 && (
          <ShowData open={tables} onToggle={onTables} about={title}>
            {() => <IncidentList incidents={incidents} display={display} />}
          </ShowData>
        )
      }
    >
      {isDrawn(state, incidents.length > 0) ? (
        <div key={fonts} ref={ref} className={styles.plot} style={{ height }} aria-hidden="true">
          {width > 0 && (
            <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
              {now !== null && <path className={styles.now} d={`M${x(now)} 0V${rows * ROW + 10}`} />}
              {bars.map(({ incident, row, from, to, textX, anchor, text }) => {
                const y = row * ROW + ROW / 2;
                return (
                  <g key={incident.key}>
                    <path className={styles.bar} d={`M${from} ${y}H${to}`} />
                    {incident.sinceMs < 0 && (
                      <path className={styles.open} d={`M${from + 4} ${y - 4}l-5 4l5 4`} />
                    )}
                    {incident.untilMs === null && (
                      <path className={styles.open} d={`M${to} ${y - 5}l7 5l-7 5Z`} />
                    )}
                    <text className={styles.name} x={textX} y={y + 4} textAnchor={anchor}>
                      {text}
                    </text>
                  </g>
                );
              })}
              <g transform={`translate(0 ${rows * ROW})`}>
                <RulerTicks {...{ postReleaseMs, checkpointsMs, x, width, display }} nowSinceMs={now} />
              </g>
            </svg>
          )}
        </div>
      ) : null}
    </ChartFrame>
  );
}
