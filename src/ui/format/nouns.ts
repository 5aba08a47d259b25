import { count } from './count.ts';
import type { Locale } from './display.ts';

/** "1 incident", "3 incidents", "no incidents". */
export function counted(value: number, noun: string, display: Locale, plural = `${noun}s`): string {
  if (value === 0) return `no ${plural}`;
  return `${count(value, display)} ${value === 1 ? noun : plural}`;
}
