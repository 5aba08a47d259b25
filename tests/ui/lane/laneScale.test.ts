import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laneScale } from '../../../src/ui/lane/laneScale.ts';
import { placeFlags, type Flag } from '../../../src/ui/lane/placeFlags.ts';

const window = { startMs: 0, endMs: 1_000 };
const gutter = 76;
const track = (times: readonly number[]): Flag[] =>
  times.toSorted((a, b) => a - b).map((atMs) => ({ id: String(atMs), atMs, label: '2.15.0' }));

test('with room for all, time fills the lane from the names to the right edge', () => {
  const x = laneScale({ window, tracks: [track([100, 500])], gutter, width: 1_000 });
  expect([x(0), x(1_000)]).toEqual([gutter, 1_000]);
});

test('a flag that has to fly left at the beginning pushes time to the right, off the names', () => {
  const tracks = [track([20, 90])];
  const x = laneScale({ window, tracks, gutter, width: 700 });
  const [oldest] = placeFlags({ flags: tracks[0] ?? [], x, width: 700 });
  expect(oldest?.flies).toBe('left');
  expect((oldest?.x ?? 0) - (oldest?.width ?? 0)).toBeGreaterThanOrEqual(gutter - 1);
});

test('whatever the releases and the width, no flag covers a name', () => {
  const times = fc.array(fc.integer({ min: 20, max: 960 }), { maxLength: 30 });
  fc.assert(
    fc.property(
      fc.array(times, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 288, max: 3_800 }),
      (lines, width) => {
        const tracks = lines.map(track);
        const x = laneScale({ window, tracks, gutter, width });
        for (const flags of tracks) {
          for (const placed of placeFlags({ flags, x, width })) {
            const left = placed.flies === 'left' ? placed.x - placed.width : placed.x;
            expect(left).toBeGreaterThanOrEqual(gutter - 1);
          }
        }
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
