import type { Unit } from '../../engine/domain/unit.ts';
import { count } from './count.ts';
import type { Locale } from './display.ts';
import { durationParts } from './duration.ts';
import { numberFormat } from './intl.ts';
import { percent } from './percent.ts';
import { percentagePoints } from './percentagePoints.ts';
import { quantityText, requireFinite, signOf, type Quantity } from './quantity.ts';

/** A reading's value in its unit; a duration may have two parts ("19 h", "42 min"). */
export function valueParts(value: number, unit: Unit, display: Locale): readonly Quantity[] {
  switch (unit) {
    case 'ratio':
      return [percent(value, display)];
    case 'duration':
      return durationParts(value, display);
    case 'count':
      return [{ number: count(value, display), unit: '' }];
    case 'per-1000-sessions':
      return [{ number: plain(value, display), unit: 'per 1,000' }];
    case 'score':
      return [{ number: plain(value, display), unit: '' }];
  }
}

export function valueText(value: number, unit: Unit, display: Locale): string {
  return valueParts(value, unit, display).map(quantityText).join(' ');
}

/** A change in the reading's unit, always signed; ratios in percentage points. */
export function differenceText(difference: number, unit: Unit, display: Locale): string {
  if (unit === 'ratio') return quantityText(percentagePoints(difference, display));
  requireFinite(difference);
  if (difference === 0) return '±0';
  return signOf(difference) + valueText(Math.abs(difference), unit, display);
}

/** Two decimals; what is not zero never prints as 0.00, what is below 1 never as 1.00. */
function plain(value: number, { locale }: Locale): string {
  requireFinite(value);
  const fine = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (value > 0 && value < 0.005) return `<${fine.format(0.01)}`;
  if (value < 1 && value >= 0.995) return `>${fine.format(0.99)}`;
  return fine.format(value).replace('-', '\u2212');
}
