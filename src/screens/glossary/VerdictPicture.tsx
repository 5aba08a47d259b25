import { sinceScale, sinceTicks } from '../../ui/charts/sinceScale.ts';
import { linePath } from '../../ui/charts/linePath.ts';
import { useWidth } from '../../ui/measure/useWidth.ts';
import {
  ALARM,
  HIGHEST,
  LOWEST,
  WATCH_FROM,
  healthy,
  undecided,
  worse,
  type Course,
} from './verdictStory.ts';
import styles from './VerdictPicture.module.css';

const HOUR_MS = 3_600_000;
const WINDOW_MS = 72 * HOUR_MS;
const HEIGHT = 300;
const LEFT = 44;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 28;

/** Three made-up releases: one crosses the line, one is cleared, one stays undecided. */
export function VerdictPicture() {
  const [width, ref] = useWidth();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        Evidence that a release is worse, look after look: <span>three made-up releases</span>
      </figcaption>
      <div ref={ref} aria-hidden="true">
        {width > 0 && <Picture width={width} />}
      </div>
      <p className={styles.sentence}>
        Upwards speaks for harm, downwards against it; 1 speaks neither way. The first release wanders up and
        crosses the alarm line after 11 hours: regressed, and it stays so. The second sinks until a rise of 25
        % is ruled out: holding. The third stays in between for 72 hours: undecided.
      </p>
    </figure>
  );
}

function Picture({ width }: { width: number }) {
  const scale = sinceScale(WINDOW_MS);
  const x = (hours: number): number => LEFT + scale(hours * HOUR_MS) * (width - LEFT - RIGHT);
  const span = Math.log(HIGHEST / LOWEST);
  const y = (evidence: number): number =>
    TOP + (Math.log(HIGHEST / evidence) / span) * (HEIGHT - TOP - BOTTOM);
  const path = (course: Course): string =>
    linePath(course.map(([hours, evidence]) => ({ x: x(hours), y: y(evidence) })));
  const narrow = width < 480;
  const ticks = sinceTicks(WINDOW_MS).filter(({ rank }) => rank === 'checkpoint');
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} className={styles.picture}>
      <rect
        className={styles.alarmGround}
        x={LEFT}
        y={TOP}
        width={width - LEFT - RIGHT}
        height={y(ALARM) - TOP}
      />
      {[0.1, 1, 10].map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} />
          <text className={styles.tick} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path className={styles.alarm} d={`M${LEFT} ${y(ALARM)}H${width - RIGHT}`} />
      <path className={styles.watch} d={`M${LEFT} ${y(WATCH_FROM)}H${width - RIGHT}`} />
      <text className={styles.tick} x={LEFT - 8} y={y(ALARM) + 1} textAnchor="end">
        {ALARM}
      </text>
      <text className={styles.alarmNote} x={LEFT + 6} y={y(ALARM) - 6}>
        {narrow ? 'alarm' : 'alarm line: regressed'}
      </text>
      <text className={styles.watchNote} x={LEFT + 6} y={y(WATCH_FROM) + 16}>
        {narrow ? 'watch' : 'from here: watch'}
      </text>
      <path className={styles.line} d={path(worse)} />
      <path className={styles.line} d={path(healthy)} />
      <path className={styles.thin} d={path(undecided)} />
      <circle className={styles.crossing} cx={x(11.2)} cy={y(ALARM)} r="4.5" />
      <text className={styles.name} x={x(20) + 8} y={y(61) + 4}>
        {narrow ? 'regressed' : 'crosses it: regressed, and stays so'}
      </text>
      <text className={styles.name} x={x(72)} y={y(2.8) - 8} textAnchor="end">
        {narrow ? 'undecided' : 'neither: undecided'}
      </text>
      <text className={styles.name} x={x(72)} y={y(0.034) - 8} textAnchor="end">
        {narrow ? 'holding' : 'harm ruled out: holding'}
      </text>
      {ticks.map(({ sinceMs, position }, index) => {
        const at = LEFT + position * (width - LEFT - RIGHT);
        return (
          <g key={sinceMs}>
            <path className={styles.grid} d={`M${at} ${HEIGHT - BOTTOM}v5`} />
            <text
              className={styles.tick}
              x={at}
              y={HEIGHT - 8}
              textAnchor={index === ticks.length - 1 ? 'end' : 'middle'}
            >
              {sinceMs === 0 ? 'T+0' : `${sinceMs / HOUR_MS} h`}
            </text>
          </g>
        );
      })}
      <path className={styles.axis} d={`M${LEFT} ${HEIGHT - BOTTOM}H${width - RIGHT}`} />
    </svg>
  );
}
