import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import type { Compared } from './compareTypes.ts';
import { GroupList } from './GroupList.tsx';
import styles from './GroupsPanel.module.css';

/** Errors that one release shows and the other does not, or both: most hurt users first. */
export function GroupsPanel({ body, display }: { body: Compared; display: Display }) {
  const { groups, groupsUnknown, groupCaveats, a, b } = body;
  const lists = [
    { seen: 'only-b', title: `In ${b.version} only` },
    { seen: 'only-a', title: `In ${a.version} only` },
    { seen: 'both', title: 'In both' },
  ] as const;
  const aside =
    groups.length === 0 ? {} : { aside: `${counted(groups.length, 'group', display)}, most users first` };
  return (
    <Panel title="Error groups" {...aside}>
      {groupsUnknown !== null && <p className={styles.none}>Not known: {groupsUnknown}</p>}
      {groupCaveats.length > 0 && <p className={styles.caveats}>{groupCaveats.join(' ')}</p>}
      {groupsUnknown === null && groups.length === 0 && (
        <p className={styles.none}>No error group was seen in either release over this stretch.</p>
      )}
      {groups.length > 0 && (
        <div className={styles.lists}>
          {lists.map(({ seen, title }) => (
            <GroupList
              key={seen}
              title={title}
              groups={groups.filter((group) => group.seen === seen)}
              {...{ body, display }}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}
