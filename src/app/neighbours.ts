import type { ReleaseRef } from '../engine/answers/figure.ts';
import type { LaneFlag } from '../engine/answers/shellBody.ts';

/** The releases of one service in the order of their first deployment, once each. */
export function releasesOf(lane: readonly LaneFlag[], service: string | null = null): ReleaseRef[] {
  const byId = new Map<string, ReleaseRef>();
  for (const { release } of lane)
    if (service === null || release.service === service) byId.set(release.id, release);
  return [...byId.values()].toSorted((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
}

/** The release deployed just before (-1) or after (1) another one of its service, or null at the ends of what is known. */
export function neighbour(lane: readonly LaneFlag[], releaseId: string, step: -1 | 1): ReleaseRef | null {
  const service = lane.find(({ release }) => release.id === releaseId)?.release.service;
  if (service === undefined) return null;
  const all = releasesOf(lane, service);
  return all[all.findIndex(({ id }) => id === releaseId) + step] ?? null;
}
