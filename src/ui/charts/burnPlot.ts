import type { AxisTick } from './valueAxis.ts';
import { wholeNumber } from './wholeNumber.ts';
import type { Display } from '../format/display.ts';

/** Where the even pace stands at a time: 1 at the start of the window, 0 at its end. */
export function evenPace(window: { readonly startMs: number; readonly endMs: number }, atMs: number): number {
  const length = window.endMs - window.startMs;
  return length <= 0 ? 0 : 1 - (atMs - window.startMs) / length;
}

/** From the lowest value, at most 0, up to 100 %: an overspent budget is drawn as deep as it is. */
export function burnAxis(
  remaining: readonly (number | null)[],
  display: Display,
): { readonly min: number; readonly ticks: readonly AxisTick[] } {
  const lowest = Math.min(0, ...remaining.filter((value) => value !== null));
  const step = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100].find((one) => (1 - lowest) / one <= 6) ?? 1 - lowest;
  const below = Math.ceil(-lowest / step - 1e-9);
  const above = Math.max(1, Math.round(1 / step));
  const ticks = Array.from({ length: below + above + 1 }, (_, index) => (index - below) * step).filter(
    (tick) => tick <= 1 + 1e-9,
  );
  return {
    min: -below * step,
    ticks: ticks.map((value) => ({ value, text: wholeNumber(value * 100, display) })),
  };
}
