import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { valueParts, valueText } from '../format/value.ts';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';

/** "2.14.0: 0.44 % (0.31 to 0.58 %), n = 41,206 requests", or why there is no value. */
export function readDot(dot: ReleaseDot, unit: Unit, display: Display): string {
  if (dot.value === null) return `${dot.label}: ${dot.why ?? 'no data'}`;
  const interval = intervalText(dot, unit, display);
  const parts = [
    interval === '' ? '' : ` (${interval})`,
    dot.n === '' ? '' : `, ${dot.n.replace('n = ', 'n\u00a0=\u00a0')}`,
  ];
  return `${dot.label}: ${valueText(dot.value, unit, display)}${parts.join('')}`;
}

/** "0.31 to 0.58 %"; '' where there is no interval. */
export function intervalText({ low, high }: ReleaseDot, unit: Unit, display: Display): string {
  if (low === null || high === null) return '';
  const [from, ...more] = valueParts(low, unit, display);
  const [to] = valueParts(high, unit, display);
  // One unit for both where they share it.
  const isShared = from !== undefined && more.length === 0 && from.unit === to?.unit;
  return `${isShared ? from.number : valueText(low, unit, display)} to ${valueText(high, unit, display)}`;
}

/** "From 2.12.0 on worse: 0.21 % before, 0.48 % after". */
export function stepText(step: LevelStep, label: string, unit: Unit, display: Display): string {
  const way = step.direction === 'neither' ? 'at another level' : step.direction;
  return (
    `From ${label} on ${way}: ${valueText(step.before, unit, display)} before, ` +
    `${valueText(step.after, unit, display)} after`
  );
}
