import { describe, expect, test } from 'vitest';
import { readSince, spokenSince } from '../../../src/ui/charts/readSince.ts';
import { readStops } from '../../../src/ui/charts/readStops.ts';
import type { SinceLine } from '../../../src/ui/charts/sinceLine.ts';
import { sinceSentence } from '../../../src/ui/charts/sinceSentence.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const hour = 3_600_000;

const line: SinceLine = {
  label: '2.14.0',
  role: 'judged',
  bucketMs: hour,
  sinceMs: [0, hour, 2 * hour, 3 * hour],
  value: [0.003, 0.02, null, 0],
  numerator: [3, 20, null, 0],
  denominator: [1000, 1000, null, 1000],
};
const earlier = (label: string, value: readonly (number | null)[]): SinceLine => ({
  ...line,
  label,
  role: 'earlier',
  sinceMs: value.map((_, index) => index * hour),
  value,
});
const chart = { title: 'Error rate', axis: 'from-zero', lines: [line], band: null, display } as const;

describe('the sentence of a chart', () => {
  test('tells the worst and the latest known value, zero included', () => {
    expect(plain(sinceSentence(chart))).toBe('Error rate. 2.14.0: highest 1 h 2.00 % at T+ 1 h, latest 0 %.');
  });

  test('where high is good the worst is the lowest', () => {
    expect(plain(sinceSentence({ ...chart, axis: 'near-one' }))).toContain('lowest 1 h 0 % at T+ 3 h');
  });

  test('durations are told as durations', () => {
    const latency = { ...line, value: [412, 1_240, null, 380] };
    expect(plain(sinceSentence({ ...chart, axis: 'duration', lines: [latency] }))).toContain(
      'highest 1 h 1.24 s at T+ 1 h, latest 380 ms',
    );
  });

  test('a line without data says so', () => {
    const empty = { ...line, value: [null, null, null, null] };
    expect(sinceSentence({ ...chart, lines: [empty] })).toBe('Error rate. 2.14.0: no data.');
  });

  test('thin lines are told together', () => {
    const lines = [line, earlier('2.13.0', [0.01, 0.05]), earlier('2.12.0', [0.02, null])];
    expect(plain(sinceSentence({ ...chart, lines }))).toContain('Before it, 2.13.0, 2.12.0: highest 5.00 %.');
  });
});

describe('reading at a moment', () => {
  test('tells the value with its sums, and a gap as no data', () => {
    expect(plain(readSince(chart, 1.5 * hour))).toBe('2.14.0 2.00 % (20 of 1,000)');
    expect(plain(readSince(chart, 2 * hour))).toBe('2.14.0 no data');
  });

  test('says nothing for a line that has not come so far', () => {
    expect(plain(readSince(chart, 3.9 * hour))).toBe('2.14.0 0 % (0 of 1,000)');
    expect(plain(readSince(chart, 4 * hour))).toBe('2.14.0 no data');
  });

  test('a quantile stands on a number, not on two sums', () => {
    const latency = { ...line, value: [412, 420, null, 380], numerator: [null, null, null, null] };
    expect(plain(readSince({ ...chart, axis: 'duration', lines: [latency] }, 0))).toBe(
      '2.14.0 412 ms (n 1,000)',
    );
  });

  test('tells the band where it is known', () => {
    const band = { sinceMs: [0, hour], low: [0.001, null], high: [0.004, null], label: '', meaning: '' };
    expect(plain(readSince({ ...chart, band }, 0))).toContain('band 0.10 % to 0.40 %');
    expect(readSince({ ...chart, band }, hour)).not.toContain('band');
  });

  test('tells what is marked there, a stretch as long as it lasts', () => {
    const marks = [
      { sinceMs: 1.5 * hour, untilMs: null, kind: 'onset', label: 'likely onset' },
      { sinceMs: hour, untilMs: 3 * hour, kind: 'incident', label: 'INC-41' },
    ] as const;
    const at = (hours: number) => readSince({ ...chart, marks }, hours * hour).split('; marked: ')[1];
    expect([0, 1, 2, 3].map(at)).toEqual([undefined, 'likely onset, INC-41', 'INC-41', 'INC-41']);
  });

  test('is spoken with the moment in front', () => {
    expect(plain(spokenSince([chart], 0, display))).toBe('T+0: Error rate 2.14.0 0.30 % (3 of 1,000)');
  });
});

describe('moments that can be read', () => {
  test('begin at the newest known bucket of the judged line, and go on where an earlier line does', () => {
    const stops = readStops([{ lines: [line, earlier('2.13.0', [0, 0, 0, 0, 0.1, 0.2])] }]);
    expect(stops.sinceMs).toEqual([0, 1, 2, 3, 4, 5].map((hours) => hours * hour));
    expect(stops.sinceMs[stops.start]).toBe(3 * hour);
  });

  test('a gap at the end is not where reading begins', () => {
    expect(readStops([{ lines: [{ ...line, value: [0, 0.1, null, null] }] }]).start).toBe(1);
  });

  test('without lines there is nothing to read', () => {
    expect(readStops([]).sinceMs).toEqual([]);
  });
});
