import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useNow } from '../host/useNow.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { ageAgo } from '../ui/format/age.ts';
import { clockTime } from '../ui/format/instant.ts';
import { UnknownGlyph } from '../ui/glyphs/UnknownGlyph.tsx';
import styles from './Rail.module.css';

/** Where, when, and on how many legs: environment, zone, age of the oldest live figure, sources that answer. */
export function RailStatus({ body }: { body: ShellBody | null }) {
  const { href, select } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(10_000);
  if (body === null) return null;
  const { answering, total } = body.sources;
  return (
    <div className={styles.status}>
      {body.environments.length > 1 ? (
        <label className={styles.aside}>
          Environment
          <select
            value={body.environment}
            onChange={(event) => select({ environment: event.target.value, receipt: null })}
          >
            {body.environments.map((environment) => (
              <option key={environment}>{environment}</option>
            ))}
          </select>
        </label>
      ) : (
        <p className={styles.aside}>{body.environment}</p>
      )}
      <p className={styles.aside}>{display.timeZone.replaceAll('_', ' ')}</p>
      <p className={styles.aside}>
        {body.asOfMs === null ? (
          'no answer yet'
        ) : (
          <>
            as of {clockTime(body.asOfMs, display)}
            <br />
            {ageAgo(nowMs - body.asOfMs, display)}
          </>
        )}
      </p>
      <a className={styles.sources} href={href({ screen: 'sources' })} data-all={answering === total}>
        {answering < total && <UnknownGlyph reason="source-failed" />}
        {answering} of {total} sources
      </a>
    </div>
  );
}
