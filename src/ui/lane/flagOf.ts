import type { LaneEntry } from './laneEntry.ts';
import type { Flag } from './placeFlags.ts';

/** What placing needs to know of a deployment, with the deployment itself. */
export function flagOf(entry: LaneEntry): Flag & { readonly entry: LaneEntry } {
  return { id: entry.release.id, atMs: entry.atMs, label: entry.release.version, entry };
}
