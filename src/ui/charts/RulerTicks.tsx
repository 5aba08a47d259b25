import type { Display } from '../format/display.ts';
import { duration } from '../format/duration.ts';
import { placeOnLine } from './placeOnLine.ts';
import { sinceTicks, type SinceTick } from './sinceScale.ts';
import { textWidth } from './textWidth.ts';
import styles from './SinceRuler.module.css';

interface RulerTicksProps {
  readonly postReleaseMs: number;
  readonly checkpointsMs: readonly number[] | undefined;
  /** The present, time since T+0; null = not inside. */
  readonly nowSinceMs: number | null;
  /** Place of a moment, px. */
  readonly x: (sinceMs: number) => number;
  readonly width: number;
  readonly display: Display;
}

const RANK: Readonly<Record<SinceTick['rank'], number>> = { checkpoint: 2, named: 4, plain: 9 };

/** Line, ticks and times of the T+ ruler. Times that would touch are left out, the least important first. */
export function RulerTicks(props: RulerTicksProps) {
  const { postReleaseMs, checkpointsMs, nowSinceMs, x, width, display } = props;
  const ticks = sinceTicks(postReleaseMs, checkpointsMs);
  const times = ticks
    .filter(({ rank }) => rank !== 'plain')
    .map(({ sinceMs, rank }) => ({
      key: `${sinceMs}`,
      text: timeText(sinceMs, rank, display),
      x: x(sinceMs),
      rank: sinceMs === 0 || sinceMs === postReleaseMs ? 0 : RANK[rank],
    }));
  const now = nowSinceMs === null ? [] : [{ key: 'now', text: 'now', x: x(nowSinceMs), rank: 3 }];
  const bold = new Set(ticks.filter(({ rank }) => rank === 'checkpoint').map(({ sinceMs }) => `${sinceMs}`));
  return (
    <g>
      <path className={styles.line} d={`M${x(0)} 10.5H${x(postReleaseMs)}`} />
      {ticks.map(({ sinceMs, rank }) => (
        <path
          key={sinceMs}
          className={styles.line}
          d={`M${Math.round(x(sinceMs)) + 0.5} 10.5v${rank === 'checkpoint' ? 9 : 5}`}
        />
      ))}
      {nowSinceMs !== null && <path className={styles.now} d={`M${Math.round(x(nowSinceMs)) + 0.5} 4v14`} />}
      {placeOnLine([...times, ...now], width, textWidth).map(({ key, text, left }) => (
        <text
          key={key}
          className={styles.name}
          data-rank={bold.has(key) ? 'checkpoint' : key === 'now' ? 'now' : 'named'}
          x={left}
          y="36"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

function timeText(sinceMs: number, rank: SinceTick['rank'], display: Display): string {
  if (sinceMs === 0) return 'T+0';
  const text =
    sinceMs < 3_600_000 ? duration(sinceMs, display) : `${Math.round(sinceMs / 360_000) / 10}\u00a0h`;
  return rank === 'checkpoint' ? `T+${text}` : text;
}
