import { lazy, Suspense } from 'react';
import { PanelBoundary } from '../ui/states/PanelBoundary.tsx';
import type { ShellDialog, ShellDialogProps } from './shellDialog.ts';

const loadPalette = () => import('./PaletteDialog.tsx');
const loadShare = () => import('./ShareDialog.tsx');
const loadHelp = () => import('./HelpDialog.tsx');
const PaletteDialog = lazy(async () => ({ default: (await loadPalette()).PaletteDialog }));
const ShareDialog = lazy(async () => ({ default: (await loadShare()).ShareDialog }));
const HelpDialog = lazy(async () => ({ default: (await loadHelp()).HelpDialog }));

/** For fetching ahead, when the first screen is done. */
export const shellDialogLoaders = [loadShare, loadHelp, loadPalette] as const;

/** The dialog that is open over every screen; its code comes when it is first wanted. */
export function ShellDialogs({ dialog, ...props }: ShellDialogProps & { readonly dialog: ShellDialog }) {
  const Dialog = { palette: PaletteDialog, share: ShareDialog, help: HelpDialog }[dialog];
  return (
    <PanelBoundary name="This dialog" attempt={dialog}>
      <Suspense fallback={null}>
        <Dialog {...props} />
      </Suspense>
    </PanelBoundary>
  );
}
