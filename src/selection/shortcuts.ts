/** Every key that does something, with what it does: the handlers take their names from here, and the help sheet shows it. */
export const SHORTCUTS = [
  { keys: 'g r', does: 'All releases', group: 'Go to' },
  { keys: 'g w', does: 'Watch; on a release, its own', group: 'Go to' },
  { keys: 'g c', does: 'Compare', group: 'Go to' },
  { keys: 'g t', does: 'Trends', group: 'Go to' },
  { keys: 'g v', does: 'Verdicts', group: 'Go to' },
  { keys: 'g s', does: 'Sources', group: 'Go to' },
  { keys: 'g l', does: 'Glossary', group: 'Go to' },
  { keys: 'g d', does: 'Wall: a display that nobody touches; Esc leads back', group: 'Go to' },
  { keys: '[', does: 'The release before; in the list, the next row down', group: 'Releases' },
  { keys: ']', does: 'The release after; in the list, the next row up', group: 'Releases' },
  { keys: 'b', does: 'Choose what it is compared with', group: 'Releases' },
  { keys: '1', does: 'Release: error rate', group: 'This page' },
  { keys: '2', does: 'Release: transaction success', group: 'This page' },
  { keys: '3', does: 'Release: latency p95', group: 'This page' },
  { keys: '4', does: 'Release: crash-free sessions', group: 'This page' },
  { keys: '/', does: 'Glossary: search', group: 'This page' },
  { keys: 't', does: 'Open or close the tables behind the charts', group: 'This page' },
  { keys: 'c', does: 'Watch: go to the call at the checkpoint', group: 'This page' },
  { keys: 'm', does: 'Trends: the next figure', group: 'This page' },
  { keys: 's', does: 'Share', group: 'This page' },
  { keys: '?', does: 'This list', group: 'This page' },
] as const;

export type ShortcutKeys = (typeof SHORTCUTS)[number]['keys'];
