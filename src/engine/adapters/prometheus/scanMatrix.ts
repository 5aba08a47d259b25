import { scanPairs, scratch } from './scanPairs.ts';
import { skipValue, stringEnd } from './skipValue.ts';

/** A matrix answer as found in the bytes; everything but the columns is still unchecked JSON. */
export interface ScannedMatrix {
  /** Every member of the envelope but `data`. */
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly elements: readonly ScannedElement[];
}

export type ScannedElement =
  | {
      readonly kind: 'columns';
      readonly metric: unknown;
      readonly timesMs: Float64Array;
      readonly values: Float64Array;
    }
  /** An element of another shape (native histograms, single values): parsed the ordinary way. */
  | { readonly kind: 'json'; readonly value: unknown };

const OPEN = 0x5b;
const CLOSE = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON bytes of a Prometheus range answer -> columns. `JSON.parse` of a 50 MB answer makes three million small objects
 * and strings, and takes five times as long (bench/prometheus-scan.bench.ts). Servers write these answers without
 * spaces and in a fixed shape: that shape is read here, anything else gives null, and the caller parses the usual way.
 */
export function scanMatrix(bytes: Uint8Array): ScannedMatrix | null {
  const envelope: Record<string, unknown> = {};
  let elements: ScannedElement[] | null = null;
  try {
    const end = scanObject(bytes, 0, (name, at) => {
      if (name !== 'data') return keep(bytes, at, envelope, name);
      if (bytes[at] !== OPEN_OBJECT) return -1;
      return scanObject(bytes, at, (inner, from) => {
        if (inner !== 'result') return skipValue(bytes, from);
        elements = [];
        return scanResult(bytes, from, elements);
      });
    });
    return end === -1 || elements === null || !isBlank(bytes, end) ? null : { envelope, elements };
  } catch {
    // A slice that is no JSON or no UTF-8: the ordinary parser says what is wrong with it.
    return null;
  }
}

/** Calls `member` with each name and the position of its value; `member` returns the position after it, or -1. */
function scanObject(bytes: Uint8Array, from: number, member: (name: string, at: number) => number): number {
  if (bytes[from] !== OPEN_OBJECT) return -1;
  let at = from + 1;
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  for (;;) {
    const end = stringEnd(bytes, at);
    if (end === -1 || bytes[end] !== COLON) return -1;
    at = member(decoder.decode(bytes.subarray(at + 1, end - 1)), end + 1);
    if (at === -1) return -1;
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    if (bytes[at] !== COMMA) return -1;
    at++;
  }
}

function scanResult(bytes: Uint8Array, from: number, elements: ScannedElement[]): number {
  if (bytes[from] !== OPEN) return -1;
  let at = from + 1;
  if (bytes[at] === CLOSE) return at + 1;
  for (;;) {
    at = scanElement(bytes, at, elements);
    if (at === -1) return -1;
    if (bytes[at] === CLOSE) return at + 1;
    if (bytes[at] !== COMMA) return -1;
    at++;
  }
}

function scanElement(bytes: Uint8Array, from: number, elements: ScannedElement[]): number {
  let metric: unknown;
  let usual = true;
  let rows = -1;
  const end = scanObject(bytes, from, (name, at) => {
    if (name === 'values') {
      const next = scanPairs(bytes, at);
      if (next !== -1) {
        rows = scratch.rows;
        return next;
      }
    }
    if (name !== 'metric') usual = false;
    const next = skipValue(bytes, at);
    if (next !== -1 && name === 'metric') metric = JSON.parse(decoder.decode(bytes.subarray(at, next)));
    return next;
  });
  if (end === -1) return -1;
  if (usual && rows !== -1) {
    const { times, values } = scratch;
    elements.push({ kind: 'columns', metric, timesMs: times.slice(0, rows), values: values.slice(0, rows) });
  } else elements.push({ kind: 'json', value: JSON.parse(decoder.decode(bytes.subarray(from, end))) });
  return end;
}

function keep(bytes: Uint8Array, at: number, into: Record<string, unknown>, name: string): number {
  const end = skipValue(bytes, at);
  if (end !== -1) into[name] = JSON.parse(decoder.decode(bytes.subarray(at, end)));
  return end;
}

function isBlank(bytes: Uint8Array, from: number): boolean {
  return bytes.subarray(from).every((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20);
}
