/**
 * ASCII decimal to double, equal to `Number(text)` bit for bit, without making a string.
 * Why: a range answer holds a million samples of up to 17 digits, and strings cost five times the arithmetic.
 * Method: up to 15 digits fit a double exactly, and one division by an exact power of ten rounds correctly (Clinger 1990).
 * Up to 19 digits are divided in double-double arithmetic (106 bits; Dekker 1971); where its error bound could change
 * the rounding, or the text has another shape, `Number` decides.
 */

/** Set by `parseDecimal`: the position after the number. One number instead of an object per sample. */
export const cursor = { at: 0 };

const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const SPLITTER = 134_217_729;
const HIGH = POWERS.map((power) => SPLITTER * power - (SPLITTER * power - power));

const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** Reads up to the first byte that cannot belong to a number. Returns undefined for what is none. */
export function parseDecimal(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  let byte = bytes[at];
  const negative = byte === MINUS;
  if (negative || byte === PLUS) byte = bytes[++at];
  if (byte === undefined) return undefined;
  if (byte < ZERO || byte > NINE) return parseWord(bytes, from, at);
  let lead = 0;
  let leadDigits = 0;
  let rest = 0;
  let restDigits = 0;
  let decimals = 0;
  let seenPoint = false;
  for (; byte !== undefined; byte = bytes[++at]) {
    if (byte >= ZERO && byte <= NINE) {
      if (leadDigits < 15) {
        lead = lead * 10 + (byte - ZERO);
        if (lead !== 0) leadDigits++;
      } else {
        rest = rest * 10 + (byte - ZERO);
        restDigits++;
      }
      if (seenPoint) decimals++;
    } else if (byte === POINT && !seenPoint) seenPoint = true;
    else break;
  }
  if (byte === 0x65 || byte === 0x45 || restDigits > 4 || decimals > 22) return parseText(bytes, from, at);
  cursor.at = at;
  if (restDigits === 0) {
    const value = decimals === 0 ? lead : lead / (POWERS[decimals] ?? 1);
    return negative ? -value : value;
  }
  const value = divideExactly({ lead, rest, restDigits, decimals });
  if (value === undefined) return parseText(bytes, from, at);
  return negative ? -value : value;
}

interface Digits {
  readonly lead: number;
  readonly rest: number;
  readonly restDigits: number;
  readonly decimals: number;
}

function divideExactly({ lead, rest, restDigits, decimals }: Digits): number | undefined {
  const scale = POWERS[restDigits] ?? 1;
  // lead * scale + rest as an exact sum of two doubles: both halves of lead times 10^4 fit 53 bits.
  const upper = Math.floor(lead / 67_108_864) * 67_108_864;
  const big = upper * scale;
  const small = (lead - upper) * scale + rest;
  const sum = big + small;
  const sumError = small - (sum - big);
  if (decimals === 0) return sum;
  const power = POWERS[decimals] ?? 1;
  const powerHigh = HIGH[decimals] ?? 1;
  const powerLow = power - powerHigh;
  const quotient = sum / power;
  const spread = SPLITTER * quotient;
  const quotientHigh = spread - (spread - quotient);
  const quotientLow = quotient - quotientHigh;
  const product = quotient * power;
  const productError =
    quotientHigh * powerHigh -
    product +
    quotientHigh * powerLow +
    quotientLow * powerHigh +
    quotientLow * powerLow;
  const correction = (sum - product - productError + sumError) / power;
  const value = quotient + correction;
  const left = correction - (value - quotient);
  const doubt = value * 2 ** -96;
  return value + (left + doubt) === value && value + (left - doubt) === value ? value : undefined;
}

function parseWord(bytes: Uint8Array, from: number, at: number): number | undefined {
  const word = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
  cursor.at = at + 3;
  if (word === 'NaN') return NaN;
  if (word === 'Inf') return bytes[from] === MINUS ? -Infinity : Infinity;
  return undefined;
}

function parseText(bytes: Uint8Array, from: number, seen: number): number | undefined {
  let to = seen;
  for (let byte = bytes[to]; byte !== undefined && isNumberByte(byte); byte = bytes[++to]);
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] ?? 0);
  cursor.at = to;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function isNumberByte(byte: number): boolean {
  return (
    (byte >= ZERO && byte <= NINE) ||
    byte === 0x65 ||
    byte === 0x45 ||
    byte === PLUS ||
    byte === MINUS ||
    byte === POINT
  );
}
