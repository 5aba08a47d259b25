import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import type { Compared, ComparedGroup } from './compareTypes.ts';
import { groupCounts, groupSentence } from './groupSentence.ts';
import styles from './GroupsPanel.module.css';

interface GroupListProps {
  readonly title: string;
  readonly groups: readonly ComparedGroup[];
  readonly body: Compared;
  readonly display: Display;
}

/** As many as are read at a glance; the others are folded away. */
const SHOWN = 4;

export function GroupList({ title, groups, body, display }: GroupListProps) {
  const items = groups.map((group) => <GroupItem key={group.id} {...{ group, body, display }} />);
  return (
    <section className={styles.list}>
      <h3>
        {title} <span>({count(groups.length, display)})</span>
      </h3>
      {groups.length === 0 && <p className={styles.item}>None.</p>}
      <ul>{items.slice(0, SHOWN)}</ul>
      {items.length > SHOWN && (
        <details className={styles.more}>
          <summary>{count(items.length - SHOWN, display)} more</summary>
          <ul>{items.slice(SHOWN)}</ul>
        </details>
      )}
    </section>
  );
}

interface GroupItemProps extends Pick<GroupListProps, 'body' | 'display'> {
  readonly group: ComparedGroup;
}

function GroupItem({ group, body, display }: GroupItemProps) {
  return (
    <li className={styles.item}>
      <p className={styles.title}>
        <VendorLink url={group.url}>{group.title}</VendorLink>
      </p>
      <p className={styles.say} data-settled={group.silence?.settled ?? false}>
        {groupSentence(group, body, display)}
      </p>
      <p className={styles.quiet}>
        {groupCounts(group, body, display)}
        {group.culprit !== null && (
          <>
            <br />
            <code>{group.culprit}</code>
          </>
        )}
      </p>
    </li>
  );
}
