import type { MixTable } from './compareTypes.ts';

/** "By platform": what splits the requests, from the mix that speaks of the same groups. */
export function partTitle(mix: readonly MixTable[]): string {
  const by = mix.find(({ of }) => of === 'requests')?.by;
  return by === undefined ? 'By group of traffic' : `By ${by}`;
}
