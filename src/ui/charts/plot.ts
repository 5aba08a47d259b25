/** Measures shared by a chart and the ruler under it, px: they must line up. */
export const PLOT_LEFT = 56;
export const PLOT_RIGHT = 16;
/** Left and right of a ruler without a y axis. */
export const PLOT_EDGE = 8;
/** Above and under the plot: half a line of text for the outermost ticks. */
export const PLOT_TOP = 8;
export const PLOT_BOTTOM = 10;

/** Pointer position on the screen -> 0-1 along the plot. */
export function plotPosition(
  clientX: number,
  box: { readonly left: number; readonly width: number },
  right: number = PLOT_RIGHT,
): number {
  const inside = (clientX - box.left - PLOT_LEFT) / Math.max(1, box.width - PLOT_LEFT - right);
  return Math.min(1, Math.max(0, inside));
}
