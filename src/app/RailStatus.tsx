import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { UnknownGlyph } from '../ui/glyphs/UnknownGlyph.tsx';
import styles from './Rail.module.css';

/** Where, by whose clock, and on how many legs: environment, zone, sources that answer. */
export function RailStatus({ body }: { body: ShellBody | null }) {
  const { href, select } = useAddress();
  const display = useDisplay();
  if (body === null) return null;
  const { answering, awaited, total } = body.sources;
  // What has not answered yet has not failed.
  const failing = answering + awaited < total;
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
      <a className={styles.sources} href={href({ screen: 'sources' })} data-failing={failing}>
        {failing && <UnknownGlyph reason="source-failed" />}
        {!failing && awaited > 0 && <UnknownGlyph reason="awaited" />}
        {answering} of {total} sources
      </a>
    </div>
  );
}
