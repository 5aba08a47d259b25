/** The area between two edges, px; null = the band is not known there and stops. */
export interface BandPoint {
  readonly x: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** SVG path data of a band: one closed area per unbroken stretch. */
export function bandPath(points: readonly BandPoint[]): string {
  let path = '';
  let there = '';
  let back = '';
  const close = (): void => {
    if (there !== '') path += `M${there.slice(1)}${back}Z`;
    there = back = '';
  };
  for (const { x, low, high } of points) {
    if (low === null || high === null) {
      close();
      continue;
    }
    there += `L${round(x)} ${round(high)}`;
    back = `L${round(x)} ${round(low)}${back}`;
  }
  close();
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
