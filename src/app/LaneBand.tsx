import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useNow } from '../host/useNow.ts';
import type { Place } from '../selection/place.ts';
import type { Selection } from '../selection/selection.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { laneHeight } from '../ui/lane/laneHeight.ts';
import { ReleaseLane } from '../ui/lane/ReleaseLane.tsx';
import styles from './Shell.module.css';

/** Until the settings are known, the lane keeps room for so many; index.html's frame does, too. */
const USUAL_SERVICES = 3;

interface LaneBandProps {
  readonly body: ShellBody | null;
  /** Sources may still tell of releases. */
  readonly awaiting: boolean;
  readonly failed: { readonly sentence: string } | null;
}

/** The release lane, the same on every screen; it keeps its place while it waits. */
export function LaneBand({ body, awaiting, failed }: LaneBandProps) {
  const { place, selection, href } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(10_000);
  if (failed !== null) return <LaneNote>{failed.sentence}</LaneNote>;
  if (body === null) return <div style={{ height: laneHeight(USUAL_SERVICES) }} />;
  const services = body.services.filter(({ id }) => selection.service === null || id === selection.service);
  if (body.lane.length === 0 && awaiting) return <div style={{ height: laneHeight(services.length) }} />;
  if (body.lane.length === 0) return <LaneNote>No release has been seen in this environment yet.</LaneNote>;
  return (
    <ReleaseLane
      services={services}
      flags={body.lane}
      incidents={body.incidents}
      nowMs={nowMs}
      display={display}
      nowWord={body.frozenAtMs === null ? 'now' : 'then'}
      selected={selectedOn(place, selection)}
      hrefOf={(releaseId) => href({ screen: place.screen === 'watch' ? 'watch' : 'release', releaseId })}
    />
  );
}

/** The releases that the screen is about; on the compare screen there are two. */
function selectedOn(place: Place, { compareA, compareB }: Selection): readonly string[] {
  if (place.screen === 'release' || place.screen === 'watch')
    return place.releaseId === null ? [] : [place.releaseId];
  return place.screen === 'compare' ? [compareA, compareB].filter((id) => id !== null) : [];
}

function LaneNote({ children }: { children: string }) {
  return (
    <section aria-label="Releases over time">
      <p className={styles.laneNote}>{children}</p>
    </section>
  );
}
