import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { ageAgo } from '../../ui/format/age.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import styles from './Lists.module.css';

interface ErrorGroupsProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

const classes = [
  { change: 'new', title: 'New' },
  { change: 'regressed', title: 'Regressed: fixed before, and back' },
  { change: 'worsening', title: 'Worsening' },
  { change: 'gone', title: 'Gone: not seen yet' },
  { change: 'known', title: 'Known before' },
] as const;

/** Error groups by what is different about them; the known ones are folded away. */
export function ErrorGroups({ body, nowMs, display }: ErrorGroupsProps) {
  const shown = classes
    .map(({ change, title }) => ({
      change,
      title,
      groups: body.errorGroups.filter((group) => group.change === change),
    }))
    .filter(({ groups }) => groups.length > 0);
  // No group is only good news where the tracker has answered.
  const reading = body.figures.find(({ kpi }) => kpi === 'new-error-groups')?.reading;
  const unknown = reading?.kind === 'unknown' && shown.length === 0 ? reading.detail : null;
  return (
    <Panel
      id="errors"
      title="Error groups"
      aside={unknown === null && counted(body.errorGroups.length, 'group', display)}
    >
      {shown.length === 0 && (
        <p className={text.none}>{unknown ?? 'No error group is known of this release.'}</p>
      )}
      {shown.map(({ change, title, groups }) => {
        const list = (
          <ul>
            {groups.map((group) => (
              <li key={group.id} className={styles.item}>
                <p className={styles.strong}>
                  <VendorLink url={group.url}>{group.title}</VendorLink>
                </p>
                <p className={styles.quiet}>
                  {group.culprit !== null && (
                    <>
                      <code>{group.culprit}</code>
                      <br />
                    </>
                  )}
                  {group.rule}
                </p>
                <p className={styles.quiet}>
                  {counted(group.events, 'event', display)}
                  {group.users !== null && `, ${counted(group.users, 'user', display)}`}
                  {group.baselineEvents !== null && `; baseline ${count(group.baselineEvents, display)}`};
                  first seen {ageAgo(nowMs - group.firstSeenMs, display)}, last{' '}
                  {ageAgo(nowMs - group.lastSeenMs, display)}
                </p>
              </li>
            ))}
          </ul>
        );
        return change === 'known' ? (
          <details key={change} className={styles.folded}>
            <summary>
              {title} ({count(groups.length, display)})
            </summary>
            {list}
          </details>
        ) : (
          <div key={change}>
            <h3 className={styles.class}>
              {title} <span>({count(groups.length, display)})</span>
            </h3>
            {list}
          </div>
        );
      })}
    </Panel>
  );
}
