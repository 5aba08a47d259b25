import type { Display } from '../format/display.ts';
import { useWidth } from '../measure/useWidth.ts';
import { flagOf } from './flagOf.ts';
import { TRACK_HEIGHT, type LaneEntry, type LaneIncidentMark } from './laneEntry.ts';
import { laneHeight, laneTracks } from './laneHeight.ts';
import { LaneGround } from './LaneGround.tsx';
import { LaneTrack } from './LaneTrack.tsx';
import { laneScale } from './laneScale.ts';
import { laneWindow } from './laneWindow.ts';
import styles from './ReleaseLane.module.css';

interface ReleaseLaneProps {
  /** In the order of the settings: one line each. */
  readonly services: readonly { readonly id: string; readonly label: string }[];
  /** Oldest first. */
  readonly flags: readonly LaneEntry[];
  readonly incidents: readonly LaneIncidentMark[];
  readonly nowMs: number;
  readonly display: Display;
  /** What `nowMs` is called: "now", or "then" in a frozen view. */
  readonly nowWord: string;
  /** The releases on screen; none = the serving releases are inked. */
  readonly selected: readonly string[];
  readonly hrefOf: (releaseId: string) => string;
}

const GUTTER = 76;
/** Deployments over time, one line per service, with incidents on the ground line. The same on every screen. */
export function ReleaseLane({
  services,
  flags,
  incidents,
  nowMs,
  nowWord,
  display,
  selected,
  hrefOf,
}: ReleaseLaneProps) {
  const [width, ref] = useWidth();
  const split = laneTracks(services.length) > 1;
  const gutter = split ? GUTTER : 0;
  const window = laneWindow(
    flags.map(({ atMs }) => atMs),
    nowMs,
  );
  const tracks = split
    ? services.map(({ id, label }) => ({
        label,
        flags: flags.filter(({ release }) => release.service === id),
      }))
    : [{ label: null, flags }];
  const x = laneScale({
    window,
    tracks: tracks.map((track) => track.flags.map(flagOf)),
    gutter,
    width,
  });
  return (
    <nav
      className={styles.lane}
      aria-label="Releases over time"
      ref={ref}
      style={{ height: laneHeight(services.length) }}
    >
      {width > 0 && (
        <>
          <LaneGround
            {...{ window, incidents, nowMs, nowWord, display, width, x }}
            tracks={tracks.length}
            gutter={gutter}
          />
          {tracks.map((track, index) => (
            <LaneTrack
              key={track.label ?? ''}
              {...track}
              {...{ x, width, display, selected, hrefOf }}
              top={index * TRACK_HEIGHT}
            />
          ))}
        </>
      )}
    </nav>
  );
}
