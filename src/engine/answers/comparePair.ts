import type { Release, ReleaseId } from '../domain/release.ts';
import { previousRelease } from '../domain/releaseServing.ts';
import type { Facts } from './facts.ts';
import { shownReleases } from './releaseRef.ts';

export type ComparePair =
  | { readonly kind: 'pair'; readonly a: Release; readonly b: Release }
  | {
      readonly kind: 'none';
      readonly a: Release | null;
      readonly b: Release | null;
      readonly why: string;
      readonly hint: string;
    };

/**
 * Which two releases are compared. Not chosen: b is the newest release of the service, a the one that served before it;
 * the service is that of the release that is chosen, else of the view, else of whatever was deployed last.
 */
export function comparePair(
  facts: Facts,
  asked: { readonly a: ReleaseId | null; readonly b: ReleaseId | null },
): ComparePair {
  const [givenA, givenB] = [asked.a, asked.b].map((id) => (id === null ? null : facts.release(id)));
  const [chosenA, chosenB] = [givenA ?? null, givenB ?? null];
  const none = (why: string, hint: string): ComparePair => ({
    kind: 'none',
    a: chosenA,
    b: chosenB,
    why,
    hint,
  });
  for (const [id, found] of [
    [asked.a, chosenA],
    [asked.b, chosenB],
  ] as const) {
    if (id !== null && found === null) {
      return none(
        `No source knows a release ${id} here.`,
        'Choose another, or see under Sources which names could not be matched.',
      );
    }
  }
  const shown = shownReleases(facts);
  const service = (chosenB ?? chosenA ?? shown[0])?.service;
  const ofService = facts.releases
    .filter((one) => one.service === service && one.startedAtMs !== null)
    .toSorted((x, y) => (y.startedAtMs ?? 0) - (x.startedAtMs ?? 0));
  const b = chosenB ?? ofService.find(({ id }) => id !== chosenA?.id) ?? null;
  if (b === null) {
    return chosenA === null
      ? none(
          'Nothing has been deployed here yet.',
          'Two releases of one service can be compared once they have been.',
        )
      : none(
          `${chosenA.version} is the only release of its service.`,
          'A second one is needed to compare it with.',
        );
  }
  const a = chosenA ?? previousRelease(facts.releases, b) ?? olderThan(ofService, b);
  if (a === null) {
    return none(
      `No release of ${b.service} before ${b.version} is known in the time looked back.`,
      'Choose another release to compare it with.',
    );
  }
  const refused = whyRefused(facts, a, b);
  return refused === null ? { kind: 'pair', a, b } : { kind: 'none', a, b, ...refused };
}

function whyRefused(facts: Facts, a: Release, b: Release): { why: string; hint: string } | null {
  if (a.id === b.id) {
    return {
      why: `${a.version} is not compared with itself: every ratio would be 1 and say nothing.`,
      hint: 'Choose two different releases.',
    };
  }
  if (a.service !== b.service) {
    const [ofA, ofB] = [a, b].map(({ service }) => labelOf(facts, service));
    return {
      why: `${ofA} ${a.version} and ${ofB} ${b.version} are not comparable: they do different work for different people.`,
      hint: 'Choose two releases of one service.',
    };
  }
  const undeployed = [a, b].find(({ startedAtMs }) => startedAtMs === null);
  if (undeployed === undefined) return null;
  return {
    why: `${undeployed.version} was never seen deployed here, so there is nothing of it to compare.`,
    hint: 'Choose a release that has served.',
  };
}

function olderThan(newestFirst: readonly Release[], b: Release): Release | null {
  return newestFirst.find(({ startedAtMs }) => (startedAtMs ?? Infinity) < (b.startedAtMs ?? 0)) ?? null;
}

function labelOf({ settings }: Facts, service: string): string {
  return settings.services.find(({ id }) => id === service)?.label ?? service;
}
