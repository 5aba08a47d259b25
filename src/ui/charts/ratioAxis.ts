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
    digits: tickDigits(ticks.map((tick) => tick * 100)),
  };
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that needs at most four steps. */
function niceStep(reach: number): number {
  const rough = reach / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough - 1e-12) ?? 10);
}

/** The fewest decimals that print these ticks as they are: 0.25 needs one more than 0.2, 25 needs none. */
export function tickDigits(ticks: readonly number[]): number {
  const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;
  const digits = [0, 1, 2, 3, 4, 5].find((count) => ticks.every((tick) => isWhole(tick * 10 ** count)));
  return digits ?? 6;
}
