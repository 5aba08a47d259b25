/** Farthest from the middle, CSS px: from one end to the other the picture wanders by 24. */
export const SHIFT_REACH_PX = 12;

/**
 * Where the picture stands in a minute of the drift: two slow waves of unlike length, so that edges do not come back to
 * the same places for hours.
 */
export function pixelShift(minute: number): { readonly x: number; readonly y: number } {
  const wave = (minutes: number): number =>
    Math.round(SHIFT_REACH_PX * Math.sin((2 * Math.PI * minute) / minutes));
  return { x: wave(89), y: wave(61) };
}
