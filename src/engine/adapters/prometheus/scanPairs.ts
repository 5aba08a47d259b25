import { cursor, parseDecimal } from './parseDecimal.ts';

const OPEN = 0x5b;
const CLOSE = 0x5d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const POINT = 0x2e;

/** Columns of the series being read; they grow and are reused, results are copied out of them. */
export const scratch = { times: new Float64Array(4096), values: new Float64Array(4096), rows: 0 };

/** `[[1767436320,"0.5"],[1767436380.5,"NaN"]]` into the scratch columns; the position after it, or -1. */
export function scanPairs(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== OPEN) return -1;
  let at = from + 1;
  let row = 0;
  let { times, values } = scratch;
  if (bytes[at] === CLOSE) {
    scratch.rows = 0;
    return at + 1;
  }
  for (;;) {
    if (bytes[at] !== OPEN) return -1;
    let seconds = 0;
    const digitsFrom = ++at;
    let byte = bytes[at] ?? 0;
    for (; byte >= 0x30 && byte <= 0x39; byte = bytes[++at] ?? 0) seconds = seconds * 10 + (byte - 0x30);
    if (at === digitsFrom || at - digitsFrom > 11) return -1;
    let millis = 0;
    if (byte === POINT) {
      const pointAt = at;
      let weight = 100;
      for (byte = bytes[++at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[++at] ?? 0) {
        millis += (byte - 0x30) * weight;
        weight /= 10;
      }
      if (at === pointAt + 1 || at - pointAt > 4) return -1;
    }
    if (byte !== COMMA || bytes[at + 1] !== QUOTE) return -1;
    const value = parseDecimal(bytes, at + 2);
    at = cursor.at;
    if (value === undefined || bytes[at] !== QUOTE || bytes[at + 1] !== CLOSE) return -1;
    if (row === values.length) {
      scratch.times = times = grown(times);
      scratch.values = values = grown(values);
    }
    times[row] = seconds * 1000 + millis;
    values[row] = value;
    row++;
    at += 2;
    if (bytes[at] === CLOSE) {
      scratch.rows = row;
      return at + 1;
    }
    if (bytes[at] !== COMMA) return -1;
    at++;
  }
}

function grown(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}
