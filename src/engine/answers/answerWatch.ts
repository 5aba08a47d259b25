import type { Facts } from './facts.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';
import type { WatchBody } from './watchBody.ts';

const NEAREST = 5;

export function answerWatch(facts: Facts, releaseId: string | null): WatchBody {
  const nearest = shownReleases(facts)
    .slice(0, NEAREST)
    .map((release) => releaseRef(facts, release));
  return { found: false, asked: releaseId, nearest, strips: [] };
}
