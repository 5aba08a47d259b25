import { requireArgument } from '../statistics/requireArgument.ts';

/** From here on a silence is more than chance: one group in a hundred would be called gone (or new) in error. */
export const SILENCE_SETTLED = 0.01;

export interface SilenceInput {
  /** How often it was seen in the other release: users where they are known, for one user may cause many events. */
  readonly seen: number;
  /** Use of the release it was seen in, and of the silent one, in the same unit. */
  readonly exposureSeen: number;
  readonly exposureSilent: number;
  /** Variance of the counts over that of independent ones; 1 = independent. */
  readonly phi: number;
}

/**
 * How likely it is not to see an error at all if nothing has changed. Given the sightings of both releases together, each
 * falls into the silent one with its share of the use; so all of them miss it with (1 − share)^sightings. Not the plainer
 * exp(−rate · use): that takes the rate for known, where it comes from these few sightings itself, and so calls an error
 * gone too early. For a release that was used far less than the other, the two agree.
 */
export function chanceUnseen({ seen, exposureSeen, exposureSilent, phi }: SilenceInput): number {
  requireArgument.positive('exposureSeen', exposureSeen);
  requireArgument.positive('exposureSilent', exposureSilent);
  requireArgument.positive('phi', phi);
  if (!(seen >= 0 && seen < Infinity)) throw new RangeError(`seen must be a count, not ${seen}`);
  return Math.exp((-seen / phi) * Math.log1p(exposureSilent / exposureSeen));
}
