import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { PhaseTrack } from '../../ui/charts/PhaseTrack.tsx';
import { sinceScale, sinceTicks } from '../../ui/charts/sinceScale.ts';
import styles from './PhaseBar.module.css';

interface PhaseBarProps {
  /** null = no deployment was seen. */
  readonly sinceMs: number | null;
  readonly postReleaseMs: number;
  readonly display: Display;
}

/** How far the post-release window has run, on the T+ ruler; the T+ time above says it in words. */
export function PhaseBar({ sinceMs, postReleaseMs, display }: PhaseBarProps) {
  const scale = sinceScale(postReleaseMs);
  const stops = sinceTicks(postReleaseMs).filter(({ rank }) => rank === 'checkpoint');
  return (
    <ol className={styles.bar} aria-label="Checkpoints after the release">
      {stops.slice(1).map((stop, index) => {
        const from = stops[index]?.position ?? 0;
        const reached = sinceMs === null ? 0 : (scale(sinceMs) - from) / (stop.position - from);
        const share = Math.min(1, Math.max(0, reached));
        return (
          <li
            key={stop.sinceMs}
            className={styles.phase}
            style={{ flexGrow: stop.position - from }}
            data-now={share > 0 && share < 1}
          >
            <PhaseTrack share={share} />
            {index === 0 ? 'first ' : 'to '}
            {hours(stop.sinceMs, display)}
          </li>
        );
      })}
    </ol>
  );
}
