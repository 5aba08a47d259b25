import {
  array,
  constantFrom,
  dictionary,
  double,
  assert as check,
  integer,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanMatrix } from '../../../../src/engine/adapters/prometheus/scanMatrix.ts';

const encoder = new TextEncoder();
const scan = (text: string) => scanMatrix(encoder.encode(text));
const seed = 20_261_120;

const sampleText = oneof(double().map(goText), integer().map(String));
const series = record({
  metric: dictionary(string({ minLength: 1, unit: 'grapheme' }), string({ unit: 'grapheme' })),
  values: array(tuple(integer({ min: 0, max: 2_000_000_000 }), sampleText), { maxLength: 40 }),
});
const envelope = record({
  status: constantFrom('success', 'error'),
  data: record({ resultType: constantFrom('matrix'), result: array(series, { maxLength: 8 }) }),
  warnings: array(string()),
});

/** As Go writes a double. */
function goText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
}

function numberOf(text: string): number {
  if (text === '+Inf') return Infinity;
  return text === '-Inf' ? -Infinity : Number(text);
}

describe('scanMatrix', () => {
  test('finds in random answers what JSON.parse finds, bit for bit', () => {
    let samples = 0;
    check(
      property(envelope, (told) => {
        const scanned = scan(JSON.stringify(told));
        const parsed: typeof told = JSON.parse(JSON.stringify(told));
        expect(scanned?.envelope).toEqual({ status: parsed.status, warnings: parsed.warnings });
        expect(scanned?.elements.length).toBe(parsed.data.result.length);
        for (const [i, element] of (scanned?.elements ?? []).entries()) {
          const expected = parsed.data.result[i];
          if (element.kind !== 'columns' || expected === undefined) throw new Error('not read as columns');
          expect(element.metric).toEqual(expected.metric);
          expect([...element.timesMs]).toEqual(expected.values.map(([seconds]) => seconds * 1000));
          expect(
            [...element.values].every((value, at) =>
              Object.is(value, numberOf(expected.values[at]?.[1] ?? '')),
            ),
          ).toBe(true);
          samples += element.values.length;
        }
      }),
      { seed, numRuns: 400 },
    );
    expect(samples).toBeGreaterThan(5000);
  });

  test('keeps milliseconds of a time to the digit', () => {
    const found = scan(
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1767436320.123,"1"],[1767436320.5,"2"]]}]}}',
    );
    const [element] = found?.elements ?? [];
    expect(element?.kind === 'columns' && [...element.timesMs]).toEqual([
      1_767_436_320_123, 1_767_436_320_500,
    ]);
  });

  test('hands native histograms and single values over as parsed JSON', () => {
    const histogram = {
      metric: { job: 'shop' },
      histograms: [[10, { count: '2', sum: '0.4', buckets: [[0, '0.1', '0.2', '2']] }]],
    };
    const single = { metric: {}, value: [10, '3'] };
    const found = scan(
      JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [histogram, single] } }),
    );
    expect(found?.elements).toEqual([
      { kind: 'json', value: histogram },
      { kind: 'json', value: single },
    ]);
  });

  test('reads a result that comes before its type, and an empty one', () => {
    expect(
      scan('{"data":{"result":[{"metric":{},"values":[]}],"resultType":"matrix"},"status":"success"}')
        ?.elements,
    ).toHaveLength(1);
    expect(scan('{"status":"success","data":{"resultType":"matrix","result":[]}}')?.elements).toEqual([]);
  });

  test.each([
    ['HTML', '<html><body>Log in</body></html>'],
    ['an error without data', '{"status":"error","errorType":"bad_data","error":"no"}'],
    ['a list', '[]'],
    ['nothing', ''],
    [
      'a whole answer with something behind it',
      '{"status":"success","data":{"resultType":"matrix","result":[]}}x',
    ],
    ['spaces between the parts', '{ "status": "success", "data": { "result": [] } }'],
  ])('leaves %s to the ordinary parser', (_what, text) => {
    expect(scan(text)).toBeNull();
  });

  test('leaves every answer that was cut short to the ordinary parser', () => {
    const whole =
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"b"},"values":[[10,"1.5"],[20,"NaN"]]}]},"warnings":["x"]}';
    for (let length = 0; length < whole.length; length++) expect(scan(whole.slice(0, length))).toBeNull();
    expect(scan(whole)).not.toBeNull();
  });
});
