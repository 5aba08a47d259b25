import type { Place } from './place.ts';
import type { Selection } from './selection.ts';

/**
 * What of the selection belongs to another place: filters, the frozen moment and how things are shown stay; an open receipt
 * does not, nor does what only another screen or another release understands.
 */
export function carried(selection: Selection, from: Place, to: Place): Selection {
  const sameRelease =
    'releaseId' in from && 'releaseId' in to && from.releaseId !== null && from.releaseId === to.releaseId;
  return ownOf(to, { ...selection, receipt: null, baseline: sameRelease ? selection.baseline : null });
}

/** Two releases to hold against each other are named on the compare screen only. */
export function ownOf(place: Place, selection: Selection): Selection {
  return place.screen === 'compare' ? selection : { ...selection, compareA: null, compareB: null };
}

/** The selection of a link that shows what is so whenever it is opened. */
export function liveSelection(selection: Selection): Selection {
  return { ...selection, atMs: null, settingsHash: null };
}

/** The selection of a link that always shows this moment, and can tell whether the settings have changed since. */
export function frozenSelection(
  selection: Selection,
  { atMs, settingsHash }: { readonly atMs: number; readonly settingsHash: string },
): Selection {
  // Whole seconds: nobody reads a millisecond in an address, and no data are that exact.
  return { ...selection, atMs: Math.floor(atMs / 1_000) * 1_000, settingsHash };
}
