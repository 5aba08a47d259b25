export interface Flag {
  readonly id: string;
  readonly atMs: number;
  readonly label: string;
}

/** One mark of the lane: a single flag (one member) or a cluster of flags too dense to tell apart (several, oldest first). */
export interface PlacedFlag<Item extends Flag> {
  readonly members: readonly Item[];
  /** Pole, px. */
  readonly x: number;
  /** Of the cloth, px. */
  readonly width: number;
  readonly flies: 'right' | 'left';
}

const GAP = 4;
const CHARACTER = 8;
const PADDING = 16;
const CLUSTER = 28;

function flagWidth(label: string): number {
  return Math.max(CLUSTER, label.length * CHARACTER + PADDING);
}

/**
 * From newest to oldest, so that the newest release is always readable. A flag flies right where it has room, else left;
 * neighbours that have no room either way become a cluster. Cloths never cover each other.
 */
export function placeFlags<Item extends Flag>({
  flags,
  x,
  width,
}: {
  /** Oldest first. */
  readonly flags: readonly Item[];
  readonly x: (timeMs: number) => number;
  readonly width: number;
}): readonly PlacedFlag<Item>[] {
  const placed: PlacedFlag<Item>[] = [];
  // Left edge of what has been placed: all that follows stays left of it.
  let limit = width + GAP;
  let crowd: Item[] = [];

  const clothOf = (members: readonly Item[]): number =>
    members.length === 1 && members[0] !== undefined ? flagWidth(members[0].label) : CLUSTER;
  const flyLeft = (members: readonly Item[]): void => {
    const newest = members.at(-1);
    const oldest = members[0];
    if (newest === undefined || oldest === undefined) return;
    const cloth = clothOf(members);
    const pole = Math.min(x(newest.atMs), limit - GAP);
    placed.unshift({ members, x: pole, width: cloth, flies: 'left' });
    limit = Math.min(x(oldest.atMs), pole - cloth);
  };

  for (const flag of flags.toReversed()) {
    const pole = x(flag.atMs);
    const neighbour = crowd[0];
    if (neighbour !== undefined && x(neighbour.atMs) - pole > clothOf(crowd) + GAP) {
      flyLeft(crowd);
      crowd = [];
    }
    const members = [flag, ...crowd];
    if (pole + clothOf(members) + GAP <= limit) {
      placed.unshift({ members, x: pole, width: clothOf(members), flies: 'right' });
      limit = pole;
      crowd = [];
    } else if (placed.length === 0) {
      flyLeft([flag]);
    } else {
      crowd = members;
    }
  }
  flyLeft(crowd);
  return placed;
}
