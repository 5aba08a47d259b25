/** A number and its unit apart, so that a figure can set the unit smaller. */
export interface Quantity {
  readonly number: string;
  /** '' where there is none. */
  readonly unit: string;
}

const NO_BREAK_SPACE = '\u00a0';
/** The real minus, as wide as the plus; a hyphen is easily overlooked. */
export const MINUS = '\u2212';

export function quantityText({ number, unit }: Quantity): string {
  return unit === '' ? number : number + NO_BREAK_SPACE + unit;
}

/** Text must never be made of NaN or Infinity: a reading without a value is `unknown`, with its reason. */
export function requireFinite(value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
}

/** '+', the real minus, or '' for an exact zero. */
export function signOf(value: number): string {
  if (value === 0) return '';
  return value > 0 ? '+' : MINUS;
}
