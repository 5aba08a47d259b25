import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useNow } from '../host/useNow.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { ReleaseLane } from '../ui/lane/ReleaseLane.tsx';
import styles from './Shell.module.css';

interface LaneBandProps {
  readonly body: ShellBody | null;
  readonly failed: { readonly sentence: string } | null;
}

/** The release lane, the same on every screen; it keeps its place while it waits. */
export function LaneBand({ body, failed }: LaneBandProps) {
  const { place, href } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(10_000);
  if (failed !== null) return <LaneNote>{failed.sentence}</LaneNote>;
  if (body === null) return null;
  if (body.lane.length === 0) return <LaneNote>No release has been seen in this environment yet.</LaneNote>;
  return (
    <ReleaseLane
      services={body.services}
      flags={body.lane}
      incidents={body.incidents}
      nowMs={nowMs}
      display={display}
      selected={place.screen === 'release' ? place.releaseId : null}
      hrefOf={(releaseId) => href({ screen: 'release', releaseId })}
    />
  );
}

function LaneNote({ children }: { children: string }) {
  return (
    <section aria-label="Releases over time">
      <p className={styles.laneNote}>{children}</p>
    </section>
  );
}
