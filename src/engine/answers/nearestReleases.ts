import type { Release } from '../domain/release.ts';
import type { Facts } from './facts.ts';
import type { ReleaseRef } from './figure.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';

const NEAREST = 5;

/** Names that begin alike come first, among equals the newest: "shop@2.14.9" leads to shop 2.14.1. null = the newest. */
export function nearestReleases(facts: Facts, releaseId: string | null): ReleaseRef[] {
  const wanted = (releaseId ?? '').toLowerCase();
  const alike = ({ id, version }: Release) =>
    commonStart(wanted, (wanted.includes('@') ? id : version).toLowerCase());
  return shownReleases(facts)
    .map((release) => ({ release, alike: alike(release) }))
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, NEAREST)
    .map(({ release }) => releaseRef(facts, release));
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
