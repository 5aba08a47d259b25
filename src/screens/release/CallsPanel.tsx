import { callsOf, useCalls, type RecordedCall } from '../../selection/calls.ts';
import { useAddress } from '../../selection/useAddress.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import lists from './Lists.module.css';
import styles from './CallsPanel.module.css';

/** What people decided about this release at its checkpoints. */
export function CallsPanel({ body, display }: { body: FoundRelease; display: Display }) {
  const { href } = useAddress();
  const { release, phase } = body;
  const calls = callsOf({ calls: useCalls((recorded) => recorded.calls) }, release.id);
  const [newest] = calls;
  const earlier = calls.slice(1);
  if (release.startedAtMs === null) return null;
  const watch = href({ screen: 'watch', releaseId: release.id });
  return (
    <Panel
      id="calls"
      title="The call"
      aside={<>continue, watch or roll back; kept in this browser, and nowhere else</>}
    >
      {newest === undefined ? (
        <p className={text.none}>
          Nobody has recorded a call here{phase?.finished === true ? '' : ' yet'}.{' '}
          <a href={watch}>{phase?.finished === true ? 'Open its watch' : 'Record one on its watch'}</a>
        </p>
      ) : (
        <>
          <Call call={newest} display={display} />
          {earlier.length > 0 && (
            <details className={lists.folded}>
              <summary>{counted(earlier.length, 'earlier call', display)}</summary>
              <ul>
                {earlier.map((call) => (
                  <li key={`${call.atMs} ${call.checkpointMs}`}>
                    <Call call={call} display={display} />
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p className={styles.more}>
            <a href={watch}>The whole watch record</a>
          </p>
        </>
      )}
    </Panel>
  );
}

function Call({ call, display }: { call: RecordedCall; display: Display }) {
  const { checkpointMs, who, note, atMs, verdict } = call;
  return (
    <div className={lists.item}>
      <p>
        <span className={styles.word}>{call.call}</span>, at {hours(checkpointMs, display)}
      </p>
      {note !== '' && <p>“{note}”</p>}
      <p className={lists.quiet}>
        {who}, {instant(atMs, display)}
        {verdict !== null && `; the verdict then: ${verdict}`}
      </p>
    </div>
  );
}
