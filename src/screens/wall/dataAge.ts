import { age } from '../../ui/format/age.ts';
import type { Locale } from '../../ui/format/display.ts';

/** "just now", "40 s old", "2 min ahead of our clock" */
export function dataAge(ageMs: number, display: Locale): string {
  const text = age(ageMs, display);
  if (text === 'now') return 'just now';
  return ageMs < 0 ? text : `${text} old`;
}
