import type { Display } from '../../ui/format/display.ts';
import { timesText } from '../../ui/format/timesText.ts';
import { wholePercent } from '../../ui/format/wholePercent.ts';
import { verdictDefaults } from '../../ui/verdict/verdictDefaults.ts';

/** How each kind of baseline is compared, in plain words. */
export const verdictMethods = {
  control:
    'An e-process: in every bucket and group, the failures of both versions are split as chance would split them if the ' +
    'new one failed as often as the old; what speaks for more is multiplied up, over several sizes and beginnings of a rise. ' +
    'It may be looked at all the time, and what hits both versions at once cancels out.',
  history:
    'An e-process against the same hours of earlier releases: the failures are held against what those releases would have ' +
    'had, allowing for how much releases differ anyway. It may be looked at all the time. A rise that is not larger than such ' +
    'differences cannot be proved this way.',
} as const;

/** Defaults by which it is judged, one sentence each. */
export function verdictRules(display: Display): readonly string[] {
  const { alpha, tolerance, okMargin, horizonHours } = verdictDefaults;
  return [
    `Regressed: the evidence passes the alarm line. At most ${wholePercent(alpha, display)} of healthy releases ever get there, over all KPIs together and however often anybody looks.`,
    `A rise up to ${timesText(1 + tolerance, display)} counts as no harm.`,
    `Holding: more than ${timesText(1 + okMargin, display)} can be ruled out. Silence is never called holding.`,
    `The watch lasts ${horizonHours} h. Groups (platform, journey) are compared like with like, never summed up first.`,
  ];
}
