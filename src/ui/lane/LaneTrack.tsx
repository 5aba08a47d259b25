import type { Display } from '../format/display.ts';
import text from '../styles/text.module.css';
import { LaneCluster } from './LaneCluster.tsx';
import { flagOf } from './flagOf.ts';
import type { LaneEntry } from './laneEntry.ts';
import { flagFacts, flagText } from './laneText.ts';
import { CLOTH_HEIGHT, dropOf, pennantPath } from './pennantPath.ts';
import { placeFlags } from './placeFlags.ts';
import styles from './ReleaseLane.module.css';

interface LaneTrackProps {
  readonly label: string | null;
  readonly flags: readonly LaneEntry[];
  readonly x: (timeMs: number) => number;
  readonly width: number;
  readonly top: number;
  readonly display: Display;
  readonly selected: readonly string[];
  readonly hrefOf: (releaseId: string) => string;
}

/** One service's flags; a cluster opens a list. */
export function LaneTrack({ label, flags, x, width, top, display, selected, hrefOf }: LaneTrackProps) {
  const items = flags.map(flagOf);
  return (
    <>
      {label !== null && (
        <span className={styles.service} style={{ top: top + 11 }} aria-hidden="true">
          {label}
        </span>
      )}
      <ol>
        {placeFlags({ flags: items, x, width }).map(({ members, x: pole, width: cloth, flies }) => {
          const item = members[0];
          if (item === undefined) return null;
          const { entry } = item;
          // The tail is then on the left: text keeps clear of it.
          const backwards = (entry.kind === 'rollback') !== (flies === 'left');
          const left = flies === 'left' ? pole - cloth : pole;
          const drop = dropOf(entry.kind);
          const place = { left, top: top + 4, width: cloth, height: 30 };
          return (
            <li key={`${item.id} ${item.atMs}`}>
              {members.length > 1 ? (
                <LaneCluster
                  entries={members.map((member) => member.entry)}
                  {...{ place, display, hrefOf, selected }}
                />
              ) : (
                <a
                  className={styles.flag}
                  style={place}
                  href={hrefOf(entry.release.id)}
                  data-inked={
                    selected.length === 0 ? entry.release.current : selected.includes(entry.release.id)
                  }
                  data-undone={entry.release.rolledBackAtMs !== null}
                  data-kind={entry.kind}
                  aria-current={selected.includes(entry.release.id) ? 'page' : undefined}
                  title={flagText(entry, display)}
                >
                  <svg width={cloth} height="30" aria-hidden="true">
                    <path
                      className={styles.cloth}
                      d={pennantPath(entry.kind, cloth)}
                      transform={
                        flies === 'left' ? `matrix(-1 0 0 1 ${cloth} ${drop})` : `translate(0 ${drop})`
                      }
                    />
                    <path className={styles.pole} d={`M${flies === 'left' ? cloth - 0.5 : 0.5} 0V30`} />
                  </svg>
                  <span
                    className={styles.version}
                    style={{
                      height: CLOTH_HEIGHT,
                      top: drop,
                      ...(backwards ? { paddingInlineStart: 10 } : {}),
                    }}
                  >
                    <span className={text.spoken}>{entry.release.serviceLabel} </span>
                    {entry.release.version}
                    <span className={text.spoken}>{flagFacts(entry, display)}</span>
                  </span>
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
