import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import styles from './Lists.module.css';

/** How we know of this release: its deployments, and what each tool calls it. */
export function Origins({ body, display }: { body: FoundRelease; display: Display }) {
  return (
    <>
      <Panel title="Deployments">
        {body.deployments.length === 0 && <p className={text.none}>No deployment was seen.</p>}
        <ul>
          {body.deployments.map((deployment) => (
            <li key={`${deployment.sourceId} ${deployment.atMs}`} className={styles.item}>
              <p>
                {instant(deployment.atMs, display)}, {deployment.kind}
              </p>
              <p className={styles.quiet}>
                {deployment.evidence === 'reported'
                  ? `reported by ${deployment.sourceId}`
                  : `first seen by ${deployment.sourceId}, precise to ${duration(deployment.precisionMs, display)}`}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="What the tools call it">
        <dl className={styles.spellings}>
          {body.spellings.map(({ sourceId, name }) => (
            <div key={`${sourceId} ${name}`}>
              <dt>{sourceId}</dt>
              <dd>
                <code>{name}</code>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
