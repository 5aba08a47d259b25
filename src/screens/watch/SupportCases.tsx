import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { ageAgo } from '../../ui/format/age.ts';
import type { Display } from '../../ui/format/display.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { SideSection } from './SideSection.tsx';
import { supportText } from './supportText.ts';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './SideSection.module.css';

interface SupportCasesProps {
  readonly body: WatchedRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** What customers report, beside what they report at these hours anyway. */
export function SupportCases({ body: { supportCases }, nowMs, display }: SupportCasesProps) {
  return (
    <SideSection title="Support cases">
      {supportCases.kind === 'unknown' ? (
        <p className={styles.unknown}>
          <UnknownGlyph reason="no-data" />
          {supportCases.detail}
        </p>
      ) : (
        <>
          <p className={styles.none}>{supportText(supportCases, display)}</p>
          <ul>
            {supportCases.newest.slice(0, 3).map(({ id, subject, openedAtMs, url }) => (
              <li key={id} className={styles.entry}>
                <p>
                  <VendorLink url={url}>{subject}</VendorLink>
                </p>
                <p className={styles.quiet}>{ageAgo(nowMs - openedAtMs, display)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </SideSection>
  );
}
