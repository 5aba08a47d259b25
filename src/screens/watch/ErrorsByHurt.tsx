import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { counted } from '../../ui/format/nouns.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { SideSection } from './SideSection.tsx';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './SideSection.module.css';

type Row = WatchedRelease['errors'][number];

/** More than this is a list to work through, and that is what the release's own page is for. */
const SHOWN = 5;

/** New, regressed and worsening errors; the engine ranks them by the customers they hurt. */
export function ErrorsByHurt({ body, display }: { body: WatchedRelease; display: Display }) {
  const { errors, errorsUnknown, errorsReason = 'no-data', release } = body;
  const list = (rows: readonly Row[]) => (
    <ol>
      {rows.map((row) => (
        <li key={row.id} className={styles.entry}>
          <p>
            <VendorLink url={row.url}>{row.title}</VendorLink>
          </p>
          <p className={styles.quiet}>
            {row.change}, {hurtText(row, display)}
            {firstSeenText(row, release.startedAtMs, display)}
          </p>
          <p className={styles.quiet}>{row.rule}</p>
        </li>
      ))}
    </ol>
  );
  return (
    <SideSection title="Errors, by customers hurt">
      {errorsUnknown !== null && (
        <p className={styles.unknown}>
          <UnknownGlyph reason={errorsReason} />
          {errorsUnknown}
        </p>
      )}
      {errors.length === 0 && errorsUnknown === null && (
        <p className={styles.none}>No error is new, back, or worse.</p>
      )}
      {list(errors.slice(0, SHOWN))}
      {errors.length > SHOWN && (
        <details className={styles.fold}>
          <summary>{counted(errors.length - SHOWN, 'more error group', display)}</summary>
          {list(errors.slice(SHOWN))}
        </details>
      )}
    </SideSection>
  );
}

function hurtText({ users, events }: Row, display: Display): string {
  return users === null
    ? `${counted(events, 'event', display)}, users not told`
    : `${counted(users, 'user', display)} in ${counted(events, 'event', display)}`;
}

function firstSeenText({ firstSeenMs }: Row, startedAtMs: number | null, display: Display): string {
  if (startedAtMs === null || firstSeenMs < startedAtMs) return '';
  return `, first seen ${sinceRelease(firstSeenMs - startedAtMs, display)}`;
}
