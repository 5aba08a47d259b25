import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOnLine } from '../../../src/ui/charts/placeOnLine.ts';
import { spreadLabels } from '../../../src/ui/charts/spreadLabels.ts';

const measure = (text: string) => text.length * 7;

describe('texts along a line', () => {
  test('the less important text is left out where two would touch', () => {
    const placed = placeOnLine(
      [
        { key: 'a', text: '30 min', x: 60, rank: 4 },
        { key: 'b', text: 'T+1 h', x: 80, rank: 2 },
      ],
      300,
      measure,
    );
    expect(placed.map(({ key }) => key)).toEqual(['b']);
  });

  test('a text at an end is moved inside', () => {
    const [first] = placeOnLine([{ key: 'end', text: 'T+72 h', x: 300, rank: 0 }], 300, measure);
    expect(first?.left).toBe(300 - 42);
  });

  test('never do two texts touch, and none hangs over an end', () => {
    const wanted = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 300 }),
        rank: fc.integer({ min: 0, max: 3 }),
        text: fc.string({ minLength: 1, maxLength: 8 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(wanted, (texts) => {
        const placed = placeOnLine(
          texts.map((text, index) => ({ ...text, key: `${index}` })),
          300,
          measure,
        );
        for (const [index, { left, text }] of placed.entries()) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + measure(text)).toBeLessThanOrEqual(300);
          const next = placed[index + 1];
          if (next !== undefined) expect(next.left - (left + measure(text))).toBeGreaterThanOrEqual(8);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('names at the ends of lines', () => {
  const room = { top: 0, bottom: 190, lineHeight: 16 };

  test('stay where they are when nothing is near', () => {
    const placed = spreadLabels(
      [
        { key: 'a', left: 0, right: 40, y: 40 },
        { key: 'b', left: 0, right: 40, y: 100 },
      ],
      room,
    );
    expect([...placed.entries()]).toEqual([
      ['a', 40],
      ['b', 100],
    ]);
  });

  test('share the room around their middle when they would cover each other', () => {
    const placed = spreadLabels(
      [
        { key: 'a', left: 0, right: 40, y: 100 },
        { key: 'b', left: 10, right: 50, y: 104 },
      ],
      room,
    );
    expect([placed.get('a'), placed.get('b')]).toEqual([94, 110]);
  });

  test('do not mind each other when they end at different hours', () => {
    const placed = spreadLabels(
      [
        { key: 'a', left: 0, right: 40, y: 100 },
        { key: 'b', left: 60, right: 100, y: 100 },
      ],
      room,
    );
    expect([placed.get('a'), placed.get('b')]).toEqual([100, 100]);
  });

  test('no two of one column are closer than a line, in the order of their lines, inside the room', () => {
    const heights = fc.array(fc.double({ min: -20, max: 210, noNaN: true }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(heights, (ys) => {
        const placed = spreadLabels(
          ys.map((y, index) => ({ key: `${index}`, left: 0, right: 40, y })),
          room,
        );
        const order = ys.map((y, index) => [y, placed.get(`${index}`) ?? Number.NaN] as const);
        const middles = order.toSorted((a, b) => a[0] - b[0]).map(([, middle]) => middle);
        for (const [index, middle] of middles.entries()) {
          expect(middle).toBeGreaterThanOrEqual(8 - 1e-9);
          expect(middle).toBeLessThanOrEqual(182 + 1e-9);
          if (index > 0) expect(middle - (middles[index - 1] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
