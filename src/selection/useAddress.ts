import { useMemo } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { decodePlace, encodePlace, type Place } from './place.ts';
import { decodeSelection, encodeSelection, type Selection } from './selection.ts';

const base = import.meta.env.BASE_URL;

/** The address of a place under a selection; a receipt is left behind when the place changes. */
export function hrefOf(place: Place, selection: Selection): string {
  return encodePlace(place, base) + encodeSelection(selection);
}

export interface Address {
  readonly place: Place;
  readonly selection: Selection;
  /** Address of another place with the same filters. */
  href(place: Place): string;
  /** Changes filters where we are; `replace` leaves no step for the Back button. */
  select(change: Partial<Selection>, options?: { readonly replace?: boolean }): void;
}

/** What the browser's address says, typed. */
export function useAddress(): Address {
  const pathname = usePathname();
  const search = useSearch();
  return useMemo(() => {
    const place = decodePlace(pathname, base);
    const selection = decodeSelection(search);
    return {
      place,
      selection,
      href: (target) => hrefOf(target, { ...selection, receipt: null, baseline: null }),
      select: (change, options = {}) =>
        navigate(encodePlace(place, base) + encodeSelection({ ...selection, ...change }), options),
    };
  }, [pathname, search]);
}
