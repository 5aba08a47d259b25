import type { Poll } from './recordDisplay.ts';

export interface Due {
  readonly atMs: number;
  readonly poll: Poll;
}

export interface ScheduleOrder {
  readonly polls: readonly Poll[];
  readonly displays: number;
  readonly lengthMs: number;
  readonly random: () => number;
}

/** What many open displays ask in a stretch of time: each began at some moment, and spreads its polls as the engine does. */
export function schedule({ polls, displays, lengthMs, random }: ScheduleOrder): readonly Due[] {
  const due: Due[] = [];
  for (let display = 0; display < displays; display += 1) {
    for (const poll of polls) {
      if (poll.everyMs === null) continue;
      const next = () => (poll.everyMs ?? 0) * (0.95 + random() / 10);
      for (let atMs = random() * poll.everyMs; atMs < lengthMs; atMs += next()) due.push({ atMs, poll });
    }
  }
  return due.toSorted((a, b) => a.atMs - b.atMs);
}

/** A small generator of numbers in [0, 1), the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
