import { useMemo } from 'react';
import { usePreferences } from '../selection/preferences.ts';
import { useAddress } from '../selection/useAddress.ts';
import { useDisplay } from '../selection/useDisplay.ts';
import { CommandPalette } from '../ui/palette/CommandPalette.tsx';
import { paletteCommands } from './paletteCommands.ts';
import type { ShellDialogProps } from './shellDialog.ts';

/** The palette over this page: what it offers depends on where we are and which releases are known. */
export function PaletteDialog({ body, open, onClose }: ShellDialogProps) {
  const address = useAddress();
  const display = useDisplay();
  const preferences = usePreferences();
  const commands = useMemo(
    () => paletteCommands({ address, body, display, preferences, open }),
    [address, body, display, preferences, open],
  );
  return <CommandPalette commands={commands} onClose={onClose} />;
}
