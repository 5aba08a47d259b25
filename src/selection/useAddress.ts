import { useMemo } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import type { ReleaseId } from '../engine/domain/release.ts';
import { carried, ownOf } from './carried.ts';
import { decodePlace, encodePlace, type Place } from './place.ts';
import { decodeSelection, encodeSelection, type ReceiptTarget, type Selection } from './selection.ts';

const base = import.meta.env.BASE_URL;

/** The address of a place under a selection, without what the place does not understand. */
export function hrefOf(place: Place, selection: Selection): string {
  return encodePlace(place, base) + encodeSelection(ownOf(place, selection));
}

export interface Address {
  readonly place: Place;
  readonly selection: Selection;
  /** Address of another place with the same filters. */
  href(place: Place): string;
  /** Goes there, as a click on that link would. */
  go(place: Place): void;
  /** Holds two releases against each other: `a` is the earlier one. */
  compare(a: ReleaseId, b: ReleaseId): void;
  /** Changes filters where we are; `replace` leaves no step for the Back button. */
  select(change: Partial<Selection>, options?: { readonly replace?: boolean }): void;
  openReceipt(target: ReceiptTarget): void;
  /** Goes back where opening it was our last step, so that Back does not open it again. */
  closeReceipt(): void;
}

/** What the browser's address says, typed. */
export function useAddress(): Address {
  const pathname = usePathname();
  const search = useSearch();
  return useMemo(() => {
    const place = decodePlace(pathname, base);
    const selection = decodeSelection(search);
    const stay = (change: Partial<Selection>, options: Parameters<typeof navigate>[1]): void =>
      navigate(hrefOf(place, { ...selection, ...change }), options);
    const href = (target: Place): string => hrefOf(target, carried(selection, place, target));
    return {
      place,
      selection,
      href,
      go: (target) => navigate(href(target)),
      compare: (compareA, compareB) => {
        const target: Place = { screen: 'compare' };
        navigate(hrefOf(target, { ...carried(selection, place, target), compareA, compareB }));
      },
      select: (change, options = {}) => stay(change, options),
      openReceipt: (receipt) => stay({ receipt }, { state: OPENED_HERE }),
      closeReceipt: () => {
        if (history.state === OPENED_HERE) history.back();
        else stay({ receipt: null }, { replace: true });
      },
    };
  }, [pathname, search]);
}

/** State of the history entry that opening a receipt made; a plain text, because states are compared after a copy. */
const OPENED_HERE = 'receipt';
