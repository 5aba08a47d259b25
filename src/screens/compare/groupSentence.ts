import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import { numberFormat } from '../../ui/format/intl.ts';
import type { Compared, ComparedGroup } from './compareTypes.ts';
import { ratioText } from '../../ui/charts/ratioText.ts';

/** What can be said of a group that one release has not shown, or of its rate in both. */
export function groupSentence(
  { seen, silence, ratio, counted: by }: ComparedGroup,
  { a, b }: Pick<Compared, 'a' | 'b'>,
  display: Display,
): string {
  if (seen === 'both') {
    if (ratio === null) return 'Seen in both.';
    const said = { more: 'more than chance', less: 'fewer than chance', either: 'chance would do' }[
      ratio.reads
    ];
    return `At equal use ${ratioText(ratio, display)} as many ${by}: ${said}.`;
  }
  const silent = seen === 'only-a' ? b.version : a.version;
  if (silence === null) return `Not seen in ${silent}; how much that says is not known.`;
  const chance = chanceText(silence.chance, display);
  if (seen === 'only-a') {
    return silence.settled
      ? `Gone: ${silent} would be silent by chance ${chance}.`
      : `Not seen yet: ${silent} would be silent by chance ${chance}.`;
  }
  return silence.settled
    ? `New: ${silent} would have been silent by chance ${chance}.`
    : `Perhaps not new: ${silent} would have been silent by chance ${chance}.`;
}

/** "4 times in 10", "once in 100", "less than once in 1,000 times". */
export function chanceText(chance: number, { locale }: Display): string {
  const whole = numberFormat(locale, { maximumFractionDigits: 0 });
  if (chance >= 0.95) return 'nearly always';
  for (const of of [10, 100, 1_000]) {
    const hits = Math.round(chance * of);
    if (hits >= 1)
      return hits === 1
        ? `once in ${whole.format(of)}`
        : `${whole.format(hits)} times in ${whole.format(of)}`;
  }
  return `less than once in ${whole.format(1_000)} times`;
}

/** "8 users, 9 events"; for both releases "472 users, before 452". */
export function groupCounts(group: ComparedGroup, { a }: Pick<Compared, 'a'>, display: Display): string {
  const inA = { users: group.usersA, events: group.eventsA };
  const inB = { users: group.usersB, events: group.eventsB };
  const one = ({ users, events }: typeof inA): string =>
    [...(users === null ? [] : [counted(users, 'user', display)]), counted(events, 'event', display)].join(
      ', ',
    );
  if (group.seen === 'only-a') return `${one(inA)} in ${a.version}`;
  return group.seen === 'only-b' ? one(inB) : `${one(inB)}; ${a.version}: ${one(inA)}`;
}
