import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { FoundRelease } from './foundRelease.ts';

type Surface = FoundRelease['surface'];
type Row = Surface['rows'][number];

/** Fewer earlier releases than this say little. */
const FEW_BELOW = 5;
const DAY_MS = 86_400_000;

/** "3 commits, 1 ticket" */
export function touchedText({ commits, tickets }: Row, display: Display): string {
  return [
    ...(commits > 0 ? [counted(commits, 'commit', display)] : []),
    ...(tickets > 0 ? [counted(tickets, 'ticket', display)] : []),
  ].join(', ');
}

/** "2 of 3 earlier releases that touched it (few)" */
export function historyText({ releasesBefore, releasesFailed }: Row): string {
  if (releasesBefore === 0) return 'no earlier release touched it';
  const few = releasesBefore < FEW_BELOW ? ' (few)' : '';
  return `${releasesFailed} of ${releasesBefore}${few}`;
}

/** What the list says in a sentence, with what it does not say. */
export function surfaceSentence(
  { rows, earlierReleases, sinceMs }: Surface,
  nowMs: number,
  display: Display,
): string {
  const days = Math.round((nowMs - sinceMs) / DAY_MS);
  const [worst] = rows;
  const history = `This is history of the last ${days} days and ${counted(earlierReleases, 'earlier release', display)}, not a prediction.`;
  if (worst === undefined) return history;
  const told =
    worst.failuresBefore === 0
      ? 'Nothing that it touched has failed before.'
      : `Of what it touched, ${worst.component} has failed most: ${worst.failuresBefore === 1 ? 'once' : `${worst.failuresBefore} times`}.`;
  return `${told} ${history}`;
}
