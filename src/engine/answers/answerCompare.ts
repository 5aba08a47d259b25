import type { CompareBody } from './compareBody.ts';
import type { Facts } from './facts.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';

export function answerCompare(
  facts: Facts,
  { a, b }: { readonly a: string | null; readonly b: string | null },
): CompareBody {
  const refOf = (id: string | null) => {
    const release = id === null ? null : facts.release(id);
    return release === null ? null : releaseRef(facts, release);
  };
  const choices = shownReleases(facts).map((release) => releaseRef(facts, release));
  return { ready: false, a: refOf(a), b: refOf(b), choices, why: 'Choose two releases.' };
}
