import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import type { RulerIncident } from './rulerIncident.ts';
import styles from './IncidentRuler.module.css';

/** The bars of the ruler in words, in the order of their beginning. */
export function IncidentList({
  incidents,
  display,
}: {
  incidents: readonly RulerIncident[];
  display: Display;
}) {
  return (
    <ul className={styles.list}>
      {incidents
        .toSorted((a, b) => a.sinceMs - b.sinceMs)
        .map(({ key, label, sinceMs, untilMs, note, href }) => (
          <li key={key}>
            {href === null ? label : <a href={href}>{label}</a>}
            <span className={styles.note}>
              {sinceMs < 0 ? 'before T+0' : sinceRelease(sinceMs, display)} to{' '}
              {untilMs === null ? 'now, still open' : sinceRelease(Math.max(0, untilMs), display)}
              {note !== '' && `; ${note}`}
            </span>
          </li>
        ))}
    </ul>
  );
}
