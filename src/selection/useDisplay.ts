import { useMemo } from 'react';
import { useAddress } from './useAddress.ts';

/** All words are English so far; numbers follow them, or "1.234" would be read as one and a bit. */
const LOCALE = 'en-GB';

/** Language and zone of everything on screen: the address decides, else this machine's zone. */
export function useDisplay(): { readonly locale: string; readonly timeZone: string } {
  const { timeZone } = useAddress().selection;
  return useMemo(() => ({ locale: LOCALE, timeZone: timeZone ?? localZone() }), [timeZone]);
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
