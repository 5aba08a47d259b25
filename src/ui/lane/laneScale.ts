import type { TimeWindow } from '../../engine/domain/time.ts';
import { piecewise } from '../charts/piecewise.ts';
import { placeFlags, type Flag } from './placeFlags.ts';

/** Pushing time right also squeezes it, so that flags turn or stack and need room anew; more steps than this gain nothing. */
const MOST_STEPS = 12;

interface LaneScaleInput {
  readonly window: TimeWindow;
  /** The flags of each line, oldest first. */
  readonly tracks: readonly (readonly Flag[])[];
  /** Room for the services' names, px. */
  readonly gutter: number;
  readonly width: number;
}

/**
 * Time -> px. Where flags crowd at the beginning, the oldest one flies left and would cover its service's name: time then
 * begins so much further right.
 */
export function laneScale({ window, tracks, gutter, width }: LaneScaleInput): (timeMs: number) => number {
  const from = (room: number) =>
    piecewise([
      [window.startMs, Math.min(gutter + room, width)],
      [window.endMs, Math.max(gutter, width)],
    ]);
  let room = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const x = from(room);
    const lefts = tracks.flatMap((flags) =>
      placeFlags({ flags, x, width }).map((placed) =>
        placed.flies === 'left' ? placed.x - placed.width : placed.x,
      ),
    );
    const missing = gutter - Math.min(gutter, ...lefts);
    if (missing < 0.5) return x;
    room += Math.max(1, missing);
  }
  return from(room);
}
