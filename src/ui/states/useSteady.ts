import { useState } from 'react';

/**
 * The last value of the same subject, while the next is on its way: choosing another baseline must not take the page
 * (and the focus in the baseline's own list) away for a moment. Another subject starts from nothing.
 */
export function useSteady<Value>(subject: string, value: Value | null): Value | null {
  const [held, setHeld] = useState({ subject, value });
  if (value !== null ? held.value !== value || held.subject !== subject : held.subject !== subject) {
    setHeld({ subject, value });
    return value;
  }
  return held.value;
}
