import { PromqlError } from './syntax.ts';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** `1h30m`, `-5m`, or seconds as a number, as Prometheus 3 takes them. */
export function durationMs(text: string): number {
  const negative = text.startsWith('-');
  const body = text.replace(/^[-+]\s*/, '');
  const seconds = Number(body);
  if (body !== '' && !Number.isNaN(seconds)) return (negative ? -1 : 1) * seconds * 1000;
  const parts = [...body.matchAll(/(\d+)(ms|[smhdwy])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== body) {
    throw new PromqlError(400, `not a valid duration string: ${JSON.stringify(text)}`);
  }
  const sum = parts.reduce((total, [, count, unit]) => total + Number(count) * (UNITS[unit ?? ''] ?? 0), 0);
  return negative ? -sum : sum;
}

export function numberOf(text: string): number {
  const body = text.replace(/^[-+]/, '').toLowerCase();
  const sign = text.startsWith('-') ? -1 : 1;
  if (body === 'inf') return sign * Infinity;
  if (body === 'nan') return NaN;
  const value = Number(body);
  return Number.isNaN(value) ? (sign * durationMs(body)) / 1000 : sign * value;
}

/** A string literal in either quotes, or raw in backticks. */
export function textOf(literal: string): string {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) return body;
  return body.replace(/\\(n|t|r|.)/g, (_all, char: string) => ({ n: '\n', t: '\t', r: '\r' })[char] ?? char);
}
