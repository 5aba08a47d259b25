import type { TimeWindow } from '../../engine/domain/time.ts';
import type { Display } from './display.ts';
import { instant, shortInstant } from './instant.ts';

/** "19 Nov, 15:04 to 20 Nov 2026, 10:46 CET" */
export function interval(window: TimeWindow, display: Display): string {
  return `${shortInstant(window.startMs, display)} to ${instant(window.endMs, display)}`;
}
