import { describe, expect, test } from 'vitest';
import {
  duration,
  labelInPath,
  labelName,
  oneOf,
  opposite,
  quote,
  selector,
} from '../../../../src/engine/adapters/prometheus/promql.ts';

describe('PromQL text', () => {
  test('quotes what could end a string', () => {
    expect(quote('a"b\\c\nd')).toBe('"a\\"b\\\\c\\nd"');
  });

  test('escapes regular expressions twice: for RE2, then for the string', () => {
    expect(oneOf('job', ['shop.eu', 'a|b'])).toBe('job=~"a\\\\|b|shop\\\\.eu"');
  });

  test('takes a plain match for a single name, and none for no names', () => {
    expect(oneOf('job', ['shop.eu'])).toBe('job="shop.eu"');
    expect(oneOf('job', [])).toBeNull();
  });

  test('is the same for the same names in any order', () => {
    expect(oneOf('job', ['b', 'a', 'b'])).toBe(oneOf('job', ['a', 'b']));
  });

  test('quotes metric and label names with dots, and leaves others plain', () => {
    expect(selector('http.server.request.duration', ['job="x"'])).toBe(
      '{"http.server.request.duration",job="x"}',
    );
    expect(selector('http_requests_total', [null, ''])).toBe('http_requests_total');
    expect(selector('job:requests:rate5m', ['a="b"'])).toBe('job:requests:rate5m{a="b"}');
    expect(labelName('service.version')).toBe('"service.version"');
  });

  test('escapes label names in paths as Prometheus 3 wants them', () => {
    expect(labelInPath('version')).toBe('version');
    expect(labelInPath('service.version')).toBe('U__service_2e_version');
  });

  test('names durations by the largest unit that divides', () => {
    expect([300_000, 5_400_000, 86_400_000, 1500, 3_599_999].map(duration)).toEqual([
      '5m',
      '90m',
      '1d',
      '1500ms',
      '3599999ms',
    ]);
  });

  test('turns a matcher into its opposite, whatever its value holds', () => {
    expect(opposite('path="/healthz"')).toBe('path!="/healthz"');
    expect(opposite('path=~"/a=b|c"')).toBe('path!~"/a=b|c"');
    expect(opposite('path!="x"')).toBe('path="x"');
    expect(opposite('path!~"x=~y"')).toBe('path=~"x=~y"');
    expect(opposite('"http.route"="/x"')).toBe('"http.route"!="/x"');
  });
});
