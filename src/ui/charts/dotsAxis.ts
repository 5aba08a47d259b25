import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { roughDuration } from '../format/duration.ts';
import { numberFormat } from '../format/intl.ts';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';
import { axisOf, type AxisTick } from './valueAxis.ts';

export interface DotsAxis {
  readonly ticks: readonly AxisTick[];
  /** Value -> 0 (bottom) to 1 (top); what is beyond an end lies on it. */
  readonly position: (value: number) => number;
  /** Whether a value lies beyond the axis: its interval is drawn open there. */
  readonly isBeyond: (value: number) => boolean;
  readonly cut: boolean;
}

interface Asked {
  readonly points: readonly Pick<ReleaseDot, 'value' | 'low' | 'high'>[];
  readonly steps: readonly LevelStep[];
  readonly kind: 'from-zero' | 'near-one' | 'log';
  readonly unit: Unit;
  readonly shared: { readonly low: number; readonly high: number } | undefined;
}

/**
 * All values, and intervals as far as twice the reach of the values: an axis that held every interval would press the
 * values flat wherever a single release had little traffic.
 */
export function dotsAxis(asked: Asked, display: Display): DotsAxis {
  const levels = asked.steps.flatMap(({ before, after }) => [before, after]);
  const shared = asked.shared === undefined ? [] : [asked.shared.low, asked.shared.high];
  const known = asked.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const values = [...known, ...levels, ...shared];
  const ends = asked.points.flatMap(({ low, high }) => [low, high].filter((end) => end !== null));
  return asked.kind === 'log'
    ? logAxis({ values, ends, unit: asked.unit }, display)
    : linearAxis({ values, ends, unit: asked.unit, kind: asked.kind }, display);
}

interface Found {
  readonly values: readonly number[];
  readonly ends: readonly number[];
  readonly unit: Unit;
}

function linearAxis(found: Found & { readonly kind: 'from-zero' | 'near-one' }, display: Display): DotsAxis {
  const { values, ends, unit, kind } = found;
  const away = (value: number): number => (kind === 'from-zero' ? value : 1 - value);
  const reach = Math.max(0, ...values.map(away));
  const far = Math.max(0, ...ends.map(away));
  const most = reach === 0 ? far : Math.max(reach, Math.min(far, reach * 2));
  const edge = kind === 'from-zero' ? most : 1 - most;
  const axis = axisOf({ lines: [{ value: [edge] }], kind, unit }, display);
  const { min, max } = axis;
  return {
    ticks: axis.ticks,
    position: (value) => (Math.min(max, Math.max(min, value)) - min) / (max - min),
    isBeyond: (value) => value > max || value < min,
    cut: axis.cut,
  };
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Lengths of time that people name, about evenly far apart on a log scale. */
const lengths = [
  1,
  10,
  100,
  ...[1, 5, 20].map((seconds) => seconds * SECOND),
  ...[1, 5, 15].map((minutes) => minutes * MINUTE),
  ...[1, 4].map((hours) => hours * HOUR),
  ...[1, 4, 14, 60, 365].map((days) => days * DAY),
];
const powers = Array.from({ length: 19 }, (_, index) => 10 ** (index - 9));
const MOST_TICKS = 5;

function logAxis({ values, ends, unit }: Found, display: Display): DotsAxis {
  const steps = unit === 'duration' ? lengths : powers;
  const positive = values.filter((value) => value > 0);
  const [least, most] =
    positive.length === 0 ? [steps[8] ?? 1, steps[9] ?? 10] : [Math.min(...positive), Math.max(...positive)];
  const lows = ends.filter((end) => end > 0);
  const wantedLow = Math.min(least, Math.max(least / 2, Math.min(...lows, least)));
  const wantedHigh = Math.max(most, Math.min(most * 2, Math.max(...ends, most)));
  const from = Math.max(
    0,
    steps.findLastIndex((step) => step <= wantedLow),
  );
  const found = steps.findIndex((step) => step >= wantedHigh);
  const to = Math.max(from + 1, found < 0 ? steps.length - 1 : found);
  const inside = steps.slice(from, to + 1);
  const every = Math.max(1, Math.ceil((inside.length - 1) / (MOST_TICKS - 1)));
  const [min, max] = [inside[0] ?? 1, inside.at(-1) ?? 10];
  const plain = numberFormat(display.locale, { maximumSignificantDigits: 1 });
  return {
    ticks: inside
      .filter((_, index) => index % every === 0)
      .map((value) => ({
        value,
        text:
          unit === 'duration'
            ? roughDuration(value, display)
            : plain.format(unit === 'ratio' ? value * 100 : value),
      })),
    position: (value) => Math.log(Math.min(max, Math.max(min, value)) / min) / Math.log(max / min),
    isBeyond: (value) => value > max || value < min,
    cut: false,
  };
}
