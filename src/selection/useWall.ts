import { useMemo } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { encodePlace } from './place.ts';
import { decodeSelection, encodeSelection, type Selection } from './selection.ts';
import { decodeWall, encodeWall, type WallSettings } from './wall.ts';

export interface WallAddress {
  readonly settings: WallSettings;
  /** The part of the selection that a wall understands. */
  readonly selection: Selection;
  /** The address of a wall that is set up so. */
  href(settings: WallSettings, selection: Selection): string;
  /** Goes there; leaves no step for the Back button. */
  change(settings: WallSettings, selection: Selection): void;
}

/** What the address of a wall says, typed. */
export function useWall(): WallAddress {
  const search = useSearch();
  return useMemo(
    () => ({
      settings: decodeWall(search),
      selection: ownSelection(decodeSelection(search)),
      href: wallHref,
      change: (settings, selection) => navigate(wallHref(settings, selection), { replace: true }),
    }),
    [search],
  );
}

/** A wall shows the present, and opens nothing. */
function ownSelection(selection: Selection): Selection {
  return { ...selection, receipt: null, atMs: null, settingsHash: null, compareA: null, compareB: null };
}

function wallHref(settings: WallSettings, selection: Selection): string {
  const parts = [encodeSelection(ownSelection(selection)).slice(1), encodeWall(settings)];
  const query = parts.filter((part) => part !== '').join('&');
  return encodePlace({ screen: 'wall' }, import.meta.env.BASE_URL) + (query === '' ? '' : `?${query}`);
}
