import { TRACK_HEIGHT } from './laneEntry.ts';

/** More services than this share one line, or the lane would take the screen. */
const MOST_TRACKS = 5;
/** Days and the word "now", px. */
const AXIS_HEIGHT = 26;

export function laneTracks(services: number): number {
  return services >= 1 && services <= MOST_TRACKS ? services : 1;
}

/** Known before the first flag is, so that nothing below the lane jumps when flags arrive; px. */
export function laneHeight(services: number): number {
  return laneTracks(services) * TRACK_HEIGHT + AXIS_HEIGHT;
}
