import { describe, expect, test } from 'vitest';
import { dotsAxis } from '../../../src/ui/charts/dotsAxis.ts';
import { dotAt, dotNames, dotsPlot, levelsOf } from '../../../src/ui/charts/dotsPlot.ts';
import { readDot, stepText } from '../../../src/ui/charts/readDot.ts';
import type { ReleaseDot } from '../../../src/ui/charts/releaseDot.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const hour = 3_600_000;

const dot = (label: string, value: number | null, low: number | null = null, high: number | null = null) =>
  ({ key: label, label, value, low, high, n: 'n = 900 requests', why: 'no traffic' }) satisfies ReleaseDot;
const linear = { steps: [], unit: 'ratio', shared: undefined } as const;

describe('the scale of a picture by release', () => {
  test('holds every value, and starts at zero', () => {
    const axis = dotsAxis(
      { ...linear, points: [dot('a', 0.002), dot('b', 0.0045)], kind: 'from-zero' },
      display,
    );
    expect(axis.position(0)).toBe(0);
    expect(axis.isBeyond(0.0045)).toBe(false);
  });

  test('one wide interval does not press the values flat; it is known to go on', () => {
    const points = [dot('a', 0.002, 0.001, 0.003), dot('b', 0.003, 0.0001, 0.9)];
    const axis = dotsAxis({ ...linear, points, kind: 'from-zero' }, display);
    expect(axis.position(0.003)).toBeGreaterThan(0.3);
    expect(axis.isBeyond(0.9)).toBe(true);
    expect(axis.isBeyond(0.003)).toBe(false);
  });

  test('only zeros: the intervals give the scale', () => {
    const axis = dotsAxis({ ...linear, points: [dot('a', 0, 0, 0.004)], kind: 'from-zero' }, display);
    expect(axis.position(0)).toBe(0);
    expect(axis.position(0.004)).toBeGreaterThan(0.5);
  });

  test('a success axis is cut and says so', () => {
    const axis = dotsAxis({ ...linear, points: [dot('a', 0.98, 0.97, 0.99)], kind: 'near-one' }, display);
    expect(axis.cut).toBe(true);
    expect(axis.position(1)).toBe(1);
  });

  test('times stand on a log scale: half and double are equally far', () => {
    const points = [dot('a', hour / 4), dot('b', 20 * hour)];
    const axis = dotsAxis({ ...linear, points, kind: 'log', unit: 'duration' }, display);
    const { position } = axis;
    expect(position(2 * hour) - position(hour)).toBeCloseTo(position(4 * hour) - position(2 * hour));
    expect(axis.ticks.length).toBeLessThanOrEqual(5);
    expect(axis.ticks.map(({ text }) => plain(text))).toContain('4 h');
  });

  test('what is shared with other charts is held too', () => {
    const points = [dot('a', 0.002)];
    const axis = dotsAxis({ ...linear, points, kind: 'from-zero', shared: { low: 0, high: 0.05 } }, display);
    expect(axis.isBeyond(0.05)).toBe(false);
  });
});

describe('places by release', () => {
  const points = Array.from({ length: 30 }, (_, index) => dot(`2.${index}.0`, 0.01));
  const measure = (text: string) => text.length * 7;

  test('the newest release is always named, and names keep apart', () => {
    for (const width of [220, 288, 400, 1000]) {
      const names = dotNames(points, dotsPlot({ width, height: 150 }, points.length), measure);
      expect(names.at(-1)?.text).toBe('2.29.0');
      for (const [index, { left, text }] of names.entries()) {
        const next = names[index + 1];
        if (next !== undefined) expect(next.left).toBeGreaterThan(left + measure(text));
      }
    }
  });

  test('the pointer reads the nearest release, also beyond the ends', () => {
    const plot = dotsPlot({ width: 400, height: 150 }, 30);
    expect([0, plot.x(7), 999].map((x) => dotAt(plot, x, 30))).toEqual([0, 7, 29]);
  });

  test('without a step there are no levels', () => {
    expect(levelsOf(points, [])).toEqual([]);
  });

  test('each step ends one level and begins the next', () => {
    const steps = [
      { atKey: '2.20.0', before: 2, after: 3, direction: 'worse' },
      { atKey: '2.10.0', before: 1, after: 2, direction: 'worse' },
    ] as const;
    expect(levelsOf(points, steps)).toEqual([
      { from: 0, to: 10, value: 1 },
      { from: 10, to: 20, value: 2 },
      { from: 20, to: 30, value: 3 },
    ]);
  });

  test('a step of a release that is not shown is left out', () => {
    expect(levelsOf(points, [{ atKey: '9.9.9', before: 1, after: 2, direction: 'better' }])).toEqual([]);
  });
});

describe('reading a release', () => {
  test('tells value, interval and sample', () => {
    expect(plain(readDot(dot('2.14.0', 0.0044, 0.0031, 0.0058), 'ratio', display))).toBe(
      '2.14.0: 0.44 % (0.31 to 0.58 %), n = 900 requests',
    );
  });

  test('zero is a value', () => {
    expect(plain(readDot(dot('2.14.0', 0), 'ratio', display))).toBe('2.14.0: 0 %, n = 900 requests');
  });

  test('an unknown value says why', () => {
    expect(readDot(dot('2.14.0', null), 'ratio', display)).toBe('2.14.0: no traffic');
  });

  test('limits in different units keep both', () => {
    expect(plain(readDot(dot('a', hour, 20 * 60_000, 5 * hour), 'duration', display))).toContain(
      '(20 min to 5 h)',
    );
  });

  test('a step tells both levels', () => {
    const step = { atKey: 'a', before: 0.002, after: 0.0045, direction: 'worse' } as const;
    expect(plain(stepText(step, '2.7.0', 'ratio', display))).toBe(
      'From 2.7.0 on worse: 0.20 % before, 0.45 % after',
    );
  });
});
