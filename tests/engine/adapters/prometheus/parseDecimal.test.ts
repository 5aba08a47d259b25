import { double, assert as check, integer, nat, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursor, parseDecimal } from '../../../../src/engine/adapters/prometheus/parseDecimal.ts';

const encoder = new TextEncoder();
const parse = (text: string) => parseDecimal(encoder.encode(`${text}"`), 0);
const seed = 20_261_120;

describe('parseDecimal', () => {
  test('equals Number for every finite double, bit for bit', () => {
    check(
      property(double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        Object.is(parse(String(value)), Number(String(value))),
      ),
      { seed, numRuns: 20_000 },
    );
  });

  test('equals Number for values of the size that rates and counts have', () => {
    check(
      property(nat(2 ** 30), integer({ min: 1, max: 2 ** 30 }), (a, b) =>
        Object.is(parse(String(a / b)), Number(String(a / b))),
      ),
      { seed, numRuns: 20_000 },
    );
  });

  test('equals Number for any run of digits with a point somewhere', () => {
    const digits = string({ unit: nat(9).map(String), minLength: 1, maxLength: 24 });
    check(
      property(digits, nat(24), (text, at) => {
        const written = at > 0 && at < text.length ? `${text.slice(0, at)}.${text.slice(at)}` : text;
        return Object.is(parse(written), Number(written));
      }),
      { seed, numRuns: 20_000 },
    );
  });

  test('rounds halfway cases to even as Number does', () => {
    for (const text of ['9007199254740993', '9007199254740995', '9007199254740.993', '90071992547409.95']) {
      expect(parse(text)).toBe(Number(text));
    }
  });

  test('reads the words of Go and its exponents, and keeps the sign of zero', () => {
    expect(parse('NaN')).toBeNaN();
    expect(parse('+Inf')).toBe(Infinity);
    expect(parse('-Inf')).toBe(-Infinity);
    expect(parse('1e+00')).toBe(1);
    expect(parse('1.2345678e-67')).toBe(1.2345678e-67);
    expect(Object.is(parse('-0'), -0)).toBe(true);
  });

  test('says where the number ended, and refuses what is none', () => {
    expect(parse('12.5')).toBe(12.5);
    expect(cursor.at).toBe(4);
    expect(parse('abc')).toBeUndefined();
    expect(parse('')).toBeUndefined();
  });
});
