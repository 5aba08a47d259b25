import type { VerdictsBody } from '../../engine/answers/verdictsBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { wholePercent } from '../../ui/format/wholePercent.ts';

type Share = VerdictsBody['precision'];

/** "3 of 7 (16 % to 75 %)"; without a single case there is no share. */
export function shareText({ k, n, low, high }: Share, display: Display): string {
  if (n === 0) return 'none yet';
  const range =
    low === null || high === null ? '' : ` (${wholePercent(low, display)} to ${wholePercent(high, display)})`;
  return `${k} of ${n}${range}`;
}

/** What the two shares say about the past, in one sentence each. */
export function verdictsSentences({ precision, recall, rows }: VerdictsBody): readonly string[] {
  if (rows.length === 0) return ['No verdict is old enough to be held against what came of it.'];
  return [alarmSentence(precision), missedSentence(recall)];
}

function alarmSentence({ k, n }: Share): string {
  if (n === 0) return 'No release was called regressed so far.';
  if (n === 1) return k === 1 ? 'The only alarm was confirmed.' : 'The only alarm was not confirmed.';
  if (k === n) return `All ${n} alarms were confirmed.`;
  return k === 0
    ? `None of ${n} alarms was confirmed.`
    : `${k} of ${n} alarms ${k === 1 ? 'was' : 'were'} confirmed.`;
}

function missedSentence({ k, n }: Share): string {
  if (n === 0) return 'No release turned out worse, so nothing could be missed.';
  if (k === n) return 'No release that turned out worse was missed.';
  return n - k === 1
    ? '1 release that turned out worse was missed.'
    : `${n - k} releases that turned out worse were missed.`;
}
