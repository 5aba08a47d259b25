import type { WatchChart } from '../../engine/answers/watchBody.ts';
import type { KnownReading } from '../../engine/domain/reading.ts';
import type { Display } from '../../ui/format/display.ts';
import type { Quantity } from '../../ui/format/quantity.ts';
import { valueParts } from '../../ui/format/value.ts';
import { emWidth } from './emWidth.ts';

/** Size of a unit beside its number. */
const UNIT = 0.4;
/** What an unknown figure's words and the narrowest label need, in em of the value. */
const LEAST_WIDTH = 3.1;

export interface TileValue {
  readonly bound: '' | '≥' | '≈';
  readonly parts: readonly Quantity[];
}

export function tileValue({ bound, value, unit }: KnownReading, display: Display): TileValue {
  return {
    bound: bound === 'at-least' ? '≥' : bound === 'about' ? '≈' : '',
    parts: valueParts(value, unit, display),
  };
}

/** How wide a tile's figure is set, in em of its size: the tiles share the width by it, so that all figures are equally large. */
export function tileWidth({ figure: { reading } }: WatchChart, display: Display): number {
  if (reading.kind === 'unknown') return LEAST_WIDTH;
  const { bound, parts } = tileValue(reading, display);
  const width = parts.reduce(
    (sum, { number, unit }) => sum + emWidth(number) + (unit === '' ? 0 : emWidth(unit) * UNIT + 0.14),
    bound === '' ? 0 : 0.7,
  );
  return Math.max(LEAST_WIDTH, width);
}
