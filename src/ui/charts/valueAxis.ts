import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { numberFormat } from '../format/intl.ts';
import { ratioAxis, tickDigits } from './ratioAxis.ts';
import { unitOf, type SinceChartData } from './sinceChart.ts';
import { peakOf } from './sinceLine.ts';
import { usualReach } from './usualReach.ts';

export interface AxisTick {
  readonly value: number;
  /** '' where the tick has no room for a text. */
  readonly text: string;
}

export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  /** From bottom to top, both ends included. */
  readonly ticks: readonly AxisTick[];
  /** It does not start at zero: the picture has to say so. */
  readonly cut: boolean;
}

/**
 * The y axis of a chart in its own unit: percent for ratios, ms, s, min or h for durations, plain numbers else. Single
 * extremes of comparison lines may lie beyond it: `beyondMarks` names them in the picture.
 */
export function valueAxis(
  chart: Pick<SinceChartData, 'lines' | 'band' | 'axis' | 'unit'>,
  display: Display,
): ValueAxis {
  const { lines, band, axis: kind } = chart;
  const isNearOne = kind === 'near-one';
  const reach = usualReach(lines, band, (value) => (isNearOne ? 1 - value : value));
  return axisOf({ lines: [{ value: [isNearOne ? 1 - reach : reach] }], kind, unit: unitOf(chart) }, display);
}

export function axisOf(
  asked: {
    readonly lines: readonly { readonly value: readonly (number | null)[] }[];
    readonly kind: SinceChartData['axis'];
    readonly unit: Unit;
  },
  display: Display,
): ValueAxis {
  const { lines, kind, unit } = asked;
  const ticksIn = ({ size }: Scale): readonly number[] =>
    ratioAxis(
      lines.map(({ value }) => ({ value: value.map((one) => (one === null ? null : one / size)) })),
      kind === 'near-one' ? 'near-one' : 'from-zero',
    ).ticks;
  // By the top of the axis, not by the peak: 883 ms needs an axis to 1 s, and "1,000 ms" is wider than its column.
  const first = scaleOf(unit, peakOf(lines) ?? 0);
  const scale = scaleOf(unit, (ticksIn(first).at(-1) ?? 0) * first.size);
  const ticks = ticksIn(scale);
  const { size, name } = scale;
  const shown = ticks.map((tick) => (unit === 'ratio' ? tick * 100 : tick));
  const digits = tickDigits(shown);
  const numbers = numberFormat(display.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const min = (ticks[0] ?? 0) * size;
  return {
    min,
    max: (ticks.at(-1) ?? 1) * size,
    ticks: ticks.map((tick, index) => ({
      value: tick * size,
      text: tick === 0 ? '0' : numbers.format(shown[index] ?? 0) + (name === '' ? '' : `\u00a0${name}`),
    })),
    cut: kind === 'near-one' && min > 0,
  };
}

interface Scale {
  readonly size: number;
  readonly name: string;
}

function scaleOf(unit: Unit, peak: number): Scale {
  if (unit !== 'duration') return { size: 1, name: '' };
  if (peak < 1_000) return { size: 1, name: 'ms' };
  if (peak < 60_000) return { size: 1_000, name: 's' };
  return peak < 7_200_000 ? { size: 60_000, name: 'min' } : { size: 3_600_000, name: 'h' };
}
