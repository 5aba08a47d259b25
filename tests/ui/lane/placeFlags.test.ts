import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeFlags } from '../../../src/ui/lane/placeFlags.ts';

const flag = (atMs: number, label = '2.1.0') => ({ id: `${label}@${atMs}`, atMs, label });
const place = (flags: ReturnType<typeof flag>[], width = 1000) =>
  placeFlags({ flags, x: (timeMs) => timeMs, width });
const shape = (placed: ReturnType<typeof place>) =>
  placed.map(({ members, flies }) => `${members.length}${flies}`);

describe('placing flags', () => {
  test('flags with room all fly right', () => {
    expect(shape(place([flag(0), flag(100), flag(200)]))).toEqual(['1right', '1right', '1right']);
  });

  test('a flag without room on its right flies left', () => {
    expect(shape(place([flag(0), flag(180), flag(200)]))).toEqual(['1right', '1left', '1right']);
  });

  test('releases minutes apart become one cluster; the newest stays readable', () => {
    const placed = place([flag(100), flag(300), flag(303), flag(306), flag(310)]);
    expect(shape(placed)).toEqual(['1right', '3left', '1right']);
    expect(placed[1]?.members.map(({ atMs }) => atMs)).toEqual([300, 303, 306]);
  });

  test('far apart releases are never put into one cluster', () => {
    expect(shape(place([flag(100), flag(400), flag(410), flag(415)]))).toEqual(['1right', '2left', '1right']);
  });

  test('the newest flies left at the right edge', () => {
    expect(shape(place([flag(0), flag(990)]))).toEqual(['1right', '1left']);
  });

  test('nothing to place is nothing', () => {
    expect(place([])).toEqual([]);
  });

  test('every release is in exactly one mark, in order, and cloths do not cover each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 940 }), { maxLength: 40 }), (times) => {
        const flags = times
          .toSorted((a, b) => a - b)
          .map((time, index) => ({ ...flag(time), id: String(index) }));
        const placed = place(flags);
        expect(placed.flatMap(({ members }) => members.map(({ id }) => id))).toEqual(
          flags.map(({ id }) => id),
        );
        const cloths = placed.map(({ x, width, flies }) =>
          flies === 'right' ? [x, x + width] : [x - width, x],
        );
        for (const [index, [left = 0]] of cloths.entries()) {
          expect(left).toBeGreaterThanOrEqual((cloths[index - 1]?.[1] ?? -Infinity) - 0.001);
        }
        if (flags.length > 0) expect(placed.at(-1)?.members.length).toBe(1);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
