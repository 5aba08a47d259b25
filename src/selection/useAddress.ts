import { useMemo } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { decodePlace, encodePlace, type Place } from './place.ts';
import { decodeSelection, encodeSelection, type ReceiptTarget, type Selection } from './selection.ts';

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
    const go = (change: Partial<Selection>, options: Parameters<typeof navigate>[1]): void =>
      navigate(encodePlace(place, base) + encodeSelection({ ...selection, ...change }), options);
    return {
      place,
      selection,
      href: (target) => hrefOf(target, { ...selection, receipt: null, baseline: null }),
      select: (change, options = {}) => go(change, options),
      openReceipt: (receipt) => go({ receipt }, { state: OPENED_HERE }),
      closeReceipt: () => {
        if (history.state === OPENED_HERE) history.back();
        else go({ receipt: null }, { replace: true });
      },
    };
  }, [pathname, search]);
}

/** State of the history entry that opening a receipt made; a plain text, because states are compared after a copy. */
const OPENED_HERE = 'receipt';
