import { floorOf, peakOf, type SinceLine } from './sinceLine.ts';

export interface RatioAxis {
  readonly min: number;
  readonly max: number;
  /** From bottom to top, both ends included. */
  readonly ticks: readonly number[];
  /** Percent decimals that tell the ticks apart. */
  readonly digits: number;
}

const MOST_STEPS = 4;

/**
 * `from-zero` for rates that should be small: a cut axis would make noise look like drama. `near-one` for success:
 * from zero nothing could be seen, so the axis is cut, and says so by its lowest tick.
 */
export function ratioAxis(
  lines: readonly Pick<SinceLine, 'value'>[],
  kind: 'from-zero' | 'near-one',
): RatioAxis {
  const reach = kind === 'from-zero' ? (peakOf(lines) ?? 0) : 1 - (floorOf(lines) ?? 1);
  const step = niceStep(reach > 0 ? reach : 0.01);
  const steps = Math.max(1, Math.ceil(reach / step - 1e-9));
  const offsets = Array.from({ length: steps + 1 }, (_, index) => index * step);
  const ticks = kind === 'from-zero' ? offsets : offsets.map((offset) => 1 - offset).toReversed();
  return {
    min: ticks[0] ?? 0,
    max: ticks.at(-1) ?? 1,
    ticks,
    digits: Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9)) + (hasHalf(step) ? 1 : 0),
  };
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that needs at most four steps. */
function niceStep(reach: number): number {
  const rough = reach / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough - 1e-12) ?? 10);
}

/** 0.25 % needs a decimal more than 0.2 %. */
function hasHalf(step: number): boolean {
  const factor = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return Math.abs(factor - 2.5) < 1e-6;
}
