import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { TextField } from 'react-aria-components/TextField';
import { Dialog } from '../dialog/Dialog.tsx';
import { Keys } from '../keys/Keys.tsx';
import type { Command } from './command.ts';
import { findCommands } from './findCommands.ts';
import styles from './CommandPalette.module.css';
import './refusedStyle.ts';

interface CommandPaletteProps {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

/** Type what you want, Enter does it. The field keeps the focus; arrows move through the list below it. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState('');
  const found = useMemo(() => findCommands(commands, typed), [commands, typed]);
  const groups = [...Map.groupBy(found, ({ group }) => group)];
  return (
    <Dialog title="Find a screen, a release or a command" showTitle={false} onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField aria-label="Find a screen, a release or a command" className={styles.field ?? ''}>
          <Input className={styles.input ?? ''} placeholder="Screen, release or command" />
        </TextField>
        <Menu
          className={styles.list ?? ''}
          aria-label="Commands"
          onAction={(key) => {
            const command = commands.find(({ id }) => id === key);
            onClose();
            command?.run();
          }}
          renderEmptyState={() => (
            <p className={styles.nothing}>Nothing is called “{typed}”. Try a version, or a screen’s name.</p>
          )}
        >
          {groups.map(([group, members]) => (
            <MenuSection key={group} className={styles.section ?? ''} aria-label={group}>
              <Header className={styles.group ?? ''}>{group}</Header>
              {members.map(({ id, label, note, keys }) => (
                <MenuItem key={id} id={id} textValue={label} className={styles.item ?? ''}>
                  <span>{label}</span>
                  {note !== null && <span className={styles.note}>{note}</span>}
                  {keys !== null && <Keys keys={keys} />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
