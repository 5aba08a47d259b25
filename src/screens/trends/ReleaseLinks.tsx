import type { TrendsBody } from '../../engine/answers/trendsBody.ts';
import { useAddress } from '../../selection/useAddress.ts';
import type { Display } from '../../ui/format/display.ts';
import { day } from '../../ui/format/instant.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import styles from './TrendsScreen.module.css';

/** The releases behind the pictures, newest first: what a mark stands for, and the way there. */
export function ReleaseLinks({ body, display }: { body: TrendsBody; display: Display }) {
  const { href } = useAddress();
  return (
    <Panel title="Releases in order of deployment" aside="newest first, not by version number">
      <ol className={styles.releases}>
        {body.releases.toReversed().map(({ release, verdict }) => (
          <li key={release.id}>
            <a href={href({ screen: 'release', releaseId: release.id })}>{release.version}</a>
            <span className={styles.quiet}>
              {release.startedAtMs === null ? '' : day(release.startedAtMs, display)}
              {release.kind === 'planned' ? '' : `, ${release.kind}`}
              {release.rolledBackAtMs === null ? '' : ', taken back'}
            </span>
            {verdict !== null && <VerdictWord state={verdict.state} />}
          </li>
        ))}
      </ol>
      {body.leftOut > 0 && (
        <p className={styles.quiet}>{body.leftOut} older releases in the time looked back are not shown.</p>
      )}
    </Panel>
  );
}
