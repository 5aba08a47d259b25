import { useId } from 'react';
import type { Display } from '../format/display.ts';
import type { LaneEntry } from './laneEntry.ts';
import { clusterText, flagText } from './laneText.ts';
import { CLOTH_HEIGHT } from './pennantPath.ts';
import styles from './ReleaseLane.module.css';

interface LaneClusterProps {
  /** Oldest first. */
  readonly entries: readonly LaneEntry[];
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly display: Display;
  readonly selected: readonly string[];
  readonly hrefOf: (releaseId: string) => string;
}

/** Several releases at nearly one moment: a stack of flags that opens their list. */
export function LaneCluster({ entries, place, display, selected, hrefOf }: LaneClusterProps) {
  const id = useId();
  const cloth = place.width;
  return (
    <>
      <button
        type="button"
        className={styles.flag}
        style={place}
        popoverTarget={id}
        aria-label={clusterText(entries)}
        title={clusterText(entries)}
        data-kind={entries.some(({ kind }) => kind === 'rollback') ? 'rollback' : undefined}
        data-inked={entries.some(({ release }) => selected.includes(release.id))}
      >
        <svg width={cloth} height="30" aria-hidden="true">
          <path className={styles.cloth} d={`M3.5 3.5H${cloth - 0.5}V${CLOTH_HEIGHT + 2.5}H3.5Z`} />
          <path className={styles.cloth} d={`M.5 .5H${cloth - 3.5}V${CLOTH_HEIGHT - 0.5}H.5Z`} />
          <path className={styles.pole} d="M.5 0V30" />
        </svg>
        <span className={styles.count} style={{ height: CLOTH_HEIGHT }}>
          {entries.length}
        </span>
      </button>
      <div id={id} popover="auto" className={styles.list}>
        <ul>
          {entries.toReversed().map((entry) => (
            <li key={`${entry.release.id} ${entry.atMs}`}>
              <a href={hrefOf(entry.release.id)}>{flagText(entry, display)}</a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
