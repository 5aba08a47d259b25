import type { Unit } from '../../engine/domain/unit.ts';
import { count } from '../format/count.ts';
import type { Display } from '../format/display.ts';
import { sinceRelease } from '../format/duration.ts';
import { valueText } from '../format/value.ts';
import type { HeatScale } from './heatScale.ts';

/** "T+ 4 h to T+ 12 h" */
export function stretchText(edgesMs: readonly number[], column: number, display: Display): string {
  const [from, to] = [edgesMs[column] ?? 0, edgesMs[column + 1] ?? 0];
  return `${from === 0 ? 'T+0' : sinceRelease(from, display)} to ${sinceRelease(to, display)}`;
}

interface Cell {
  readonly value: number | null;
  readonly denominator: number | null;
  readonly unit: Unit;
  readonly counted: string;
}

/** "0.44 % of 12,040 requests", "no data" */
export function cellText({ value, denominator, unit, counted }: Cell, display: Display): string {
  if (value === null) return 'no data';
  const of = denominator === null ? '' : ` of ${count(denominator, display)} ${counted}`;
  return valueText(value, unit, display) + of;
}

/** What each step stands for, least first: "below 0.15 %", "0.15 % to 0.24 %", ..., "0.60 % and more". */
export function stepTexts({ edges }: HeatScale, unit: Unit, display: Display): readonly string[] {
  const say = (value: number): string => valueText(value, unit, display);
  const [first] = edges;
  const last = edges.at(-1);
  if (first === undefined || last === undefined) return [say(0)];
  const between = edges.slice(1).map((edge, index) => `${say(edges[index] ?? 0)} to ${say(edge)}`);
  return [`below ${say(first)}`, ...between, `${say(last)} and more`];
}
