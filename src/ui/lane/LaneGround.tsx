import type { TimeWindow } from '../../engine/domain/time.ts';
import type { Display } from '../format/display.ts';
import { day } from '../format/instant.ts';
import text from '../styles/text.module.css';
import { dayTicks } from './dayTicks.ts';
import { TRACK_HEIGHT, type LaneIncidentMark } from './laneEntry.ts';
import { incidentText } from './laneText.ts';
import styles from './ReleaseLane.module.css';

interface LaneGroundProps {
  readonly window: TimeWindow;
  readonly incidents: readonly LaneIncidentMark[];
  readonly nowMs: number;
  readonly nowWord: string;
  readonly display: Display;
  readonly width: number;
  readonly gutter: number;
  readonly x: (timeMs: number) => number;
  readonly tracks: number;
}

/** What the flags stand on: a line per service, days, incidents, and now. */
export function LaneGround(props: LaneGroundProps) {
  const { window, incidents, nowMs, nowWord, display, width, gutter, x, tracks } = props;
  const ground = tracks * TRACK_HEIGHT + 0.5;
  const now = Math.round(x(nowMs)) + 0.5;
  const seen = incidents.filter((incident) => (incident.restoredAtMs ?? nowMs) >= window.startMs);
  return (
    <>
      <svg className={styles.ground} width={width} height={ground + 26} aria-hidden="true">
        {Array.from({ length: tracks - 1 }, (_, track) => (
          <path
            key={track}
            className={styles.line}
            d={`M${gutter} ${(track + 1) * TRACK_HEIGHT + 0.5}H${width}`}
          />
        ))}
        <path className={styles.axis} d={`M${gutter} ${ground}H${width}`} />
        {dayTicks(window, display.timeZone, Math.max(2, (width - gutter) / 96))
          .filter((tick) => now - x(tick) > 40)
          .map((tick) => (
            <g key={tick} transform={`translate(${Math.round(x(tick)) + 0.5} ${ground})`}>
              <path className={styles.axis} d="M0 0v5" />
              <text className={styles.day} y="19" textAnchor={x(tick) < 24 ? 'start' : 'middle'}>
                {day(tick, display)}
              </text>
            </g>
          ))}
        {seen.map((incident) => {
          const from = x(Math.max(incident.startedAtMs, window.startMs));
          const to = Math.max(from + 4, x(incident.restoredAtMs ?? nowMs));
          return (
            <g key={incident.id} className={styles.incident}>
              <title>{incidentText(incident, nowMs, display)}</title>
              <path d={`M${from} ${ground - 2}H${to}v4H${from}Z`} />
              {incident.restoredAtMs === null && <path d={`M${to} ${ground - 5}l7 5l-7 5Z`} />}
            </g>
          );
        })}
        <path className={styles.now} d={`M${now} 2V${ground + 5}`} />
        <text
          className={styles.nowLabel}
          x={now}
          y={ground + 19}
          textAnchor={now > width - 14 ? 'end' : 'middle'}
        >
          {nowWord}
        </text>
      </svg>
      {seen.length > 0 && (
        <ul className={text.spoken} aria-label="Incidents">
          {seen.map((incident) => (
            <li key={incident.id}>{incidentText(incident, nowMs, display)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
