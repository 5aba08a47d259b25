import type { Display } from '../../ui/format/display.ts';
import { timesText } from '../../ui/format/timesText.ts';
import { valueText } from '../../ui/format/value.ts';
import { wholePercent } from '../../ui/format/wholePercent.ts';
import type { Compared, CompareRow } from './compareTypes.ts';
import { ratioText } from '../../ui/charts/ratioText.ts';

const MEANING = {
  explains: 'the difference is the mix of traffic, not quality',
  'leaves-open': 'with the same mix chance could make the difference',
  hides: 'the mix of traffic hides a difference',
  reverses: 'the mix of traffic turns the answer round',
  shifts: 'the mix moves the figure, not what it says',
} as const;

/** "Error rate: raw ×1.40; with the mix of 2.14.0 ×1.00 (0.91 to 1.10): the difference is the mix of traffic, not quality." */
export function mixSentence(
  { label, unit, ratio, standardised }: CompareRow,
  { a, b }: Pick<Compared, 'a' | 'b'>,
  display: Display,
): string | null {
  if (standardised === null || ratio === null) return null;
  const raw = timesText(ratio.value, display);
  const same = ratioText(standardised.ratio, display);
  // Of a duration the share of slow requests is standardised, and no duration comes of that.
  const at = unit === 'ratio' ? `, ${b.version} at ${valueText(standardised.b, unit, display)}` : '';
  return (
    `${label}: raw ${raw}; with the mix of ${a.version} ${same}${at}: ` +
    `${MEANING[standardised.effect]}.${leftOut(standardised, { a, b }, display)}`
  );
}

function leftOut(
  { leftOutA, leftOutB }: NonNullable<CompareRow['standardised']>,
  { a, b }: Pick<Compared, 'a' | 'b'>,
  display: Display,
): string {
  const parts = [
    { share: leftOutA, version: a.version },
    { share: leftOutB, version: b.version },
  ].filter(({ share }) => share > 0.001);
  return parts
    .map(
      ({ share, version }) =>
        ` ${wholePercent(share, display)} of ${version} has no counterpart and is left out.`,
    )
    .join('');
}
