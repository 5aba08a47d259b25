import type { UnknownReason } from '../../engine/domain/reading.ts';

/** Two or three words beside the glyph; the whole sentence is in the receipt. */
export const unknownWords: Readonly<Record<UnknownReason, string>> = {
  awaited: 'awaited',
  'no-data': 'no data',
  'too-little-data': 'too little data',
  'source-failed': 'source failed',
  stale: 'too old',
  'not-configured': 'not set up',
  'not-comparable': 'not comparable',
};
