import type { ShellBody } from '../engine/answers/shellBody.ts';
import type { DemoControls } from './DemoBar.tsx';

/** What can be open over every screen. */
export type ShellDialog = 'palette' | 'share' | 'help';

export interface ShellDialogProps {
  readonly body: ShellBody | null;
  readonly demo: DemoControls | null;
  readonly open: (dialog: ShellDialog) => void;
  readonly onClose: () => void;
}
