import { useNow } from '../../host/useNow.ts';
import { markVerdict, usePeopleSay } from '../../selection/peopleSay.ts';
import { RightOrWrong } from '../../ui/controls/RightOrWrong.tsx';
import { ageAgo } from '../../ui/format/age.ts';
import type { Display } from '../../ui/format/display.ts';
import { Exclusions } from './Exclusions.tsx';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import styles from './People.module.css';

/** What people add to a verdict: whether it was right, and which windows do not count. */
export function PeoplePanel({ body, display }: { body: FoundRelease; display: Display }) {
  const nowMs = useNow(10_000);
  const { release, verdict } = body;
  const mark = usePeopleSay(({ marks }) => marks).find(({ releaseId }) => releaseId === release.id) ?? null;
  if (release.startedAtMs === null || verdict === null) return null;
  return (
    <Panel title="Your word" aside="kept in this browser, and nowhere else">
      <div className={styles.columns}>
        <div>
          <h3>Was this verdict right?</h3>
          <p className={styles.mark}>
            <RightOrWrong
              of={`${release.serviceLabel} ${release.version}`}
              said={mark?.right ?? null}
              onSay={(right) => markVerdict(release.id, right, nowMs)}
            />
            {mark !== null && <span className={styles.quiet}>said {ageAgo(nowMs - mark.atMs, display)}</span>}
          </p>
          <p className={styles.quiet}>
            Counts in the list of verdicts, where it overrules incidents and tickets.
          </p>
        </div>
        <Exclusions body={body} startedAtMs={release.startedAtMs} display={display} />
      </div>
    </Panel>
  );
}
