import type { OverviewBody, OverviewRow } from '../../engine/answers/overviewBody.ts';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, hours } from '../../ui/format/duration.ts';
import { lowerFirst } from '../../ui/format/lowerFirst.ts';
import { counted } from '../../ui/format/nouns.ts';
import { valueText } from '../../ui/format/value.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { largestDifference } from './largestDifference.ts';

export interface Headline {
  readonly sentences: readonly string[];
  /** How the table is to be read. */
  readonly below: string;
}

interface Moment {
  readonly nowMs: number;
  readonly display: Display;
}

/** More alarms than this are counted: a headline that nobody reads to its end says nothing. */
const MOST_ALARMS = 2;

/** Alarms about what serves now, then the newest release, then what else serves, then open incidents. */
export function headline(body: OverviewBody, awaiting: boolean, moment: Moment): Headline {
  const newest = body.rows[0];
  const below =
    'Newest deployment first: ordered by deployment time, not by version. ' +
    `Each release is measured over its first ${hours(body.postReleaseMs, moment.display)}, ` +
    'and compared with the same stretch of its baseline. A difference is no verdict by itself. ' +
    'Press a verdict for its reason, a figure for its receipt.';
  if (newest === undefined) {
    const none = body.failures.length > 0 ? 'No release can be shown.' : 'No releases yet.';
    return { sentences: [awaiting ? 'Looking for releases.' : none], below };
  }
  const alarming = [...serving(body, 'regressed'), ...serving(body, 'watch')];
  const named = alarming.slice(0, MOST_ALARMS);
  const further = alarming.length - named.length;
  const sentences = [
    ...named.map((row) => alarm(row, moment.display)),
    ...(further > 0 ? [`${further} more in service ${further === 1 ? 'needs' : 'need'} a look.`] : []),
    ...(named.includes(newest) ? [] : newestSentences(newest, moment)),
    ...others(body, newest),
    incidents(body, moment),
  ];
  return { sentences, below };
}

type State = NonNullable<OverviewRow['verdict']>['state'];

function serving({ rows }: OverviewBody, state: State): readonly OverviewRow[] {
  return rows.filter(({ release, verdict }) => release.current && verdict?.state === state);
}

function alarm({ release, verdict }: OverviewRow, display: Display): string {
  const name = `${release.serviceLabel} ${release.version}`;
  const reason = verdict === null ? '' : runningReason(verdict, display);
  return verdict?.state === 'regressed' ? `${name} is regressed: ${reason}` : `Watch ${name}: ${reason}`;
}

/** A reason that begins with its KPI, "Error rate: Fails …", goes on in a sentence: "error rate. Fails …". */
function runningReason(verdict: NonNullable<OverviewRow['verdict']>, display: Display): string {
  const reason = timesHere(verdict.reason, display);
  const label = verdict.kpis
    .map(({ kpi }) => definitionOf(kpi)?.label ?? kpi)
    .find((one) => reason.startsWith(`${one}: `));
  return lowerFirst(label === undefined ? reason : `${label}. ${reason.slice(label.length + 2)}`);
}

function newestSentences(newest: OverviewRow, moment: Moment): readonly string[] {
  const { release, verdict } = newest;
  if (verdict === null) return [age(newest, moment), largestDifference(newest, moment.display)];
  if (release.startedAtMs === null || release.rolledBackAtMs !== null) {
    const was =
      verdict.state === 'regressed' ? ` It was regressed: ${runningReason(verdict, moment.display)}` : '';
    return [age(newest, moment) + was];
  }
  const name = `${release.serviceLabel} ${release.version}`;
  const reason = timesHere(verdict.reason, moment.display);
  const out = duration(Math.max(0, moment.nowMs - release.startedAtMs), moment.display);
  switch (verdict.state) {
    case 'holding':
      return [`${name} is holding after ${out}.`];
    case 'too-early':
      return [`${name} has been out for ${out}: too early to judge. ${reason}`];
    case 'stale':
      return [`The verdict on ${name} is withdrawn. ${reason}`];
    case 'cannot-judge':
      return [`${name} is undecided. ${reason}`];
    case 'watch':
    case 'regressed':
      // Replaced meanwhile; what serves now comes first.
      return [alarm(newest, moment.display)];
  }
}

/** The other services' releases, where they are well; what is wrong with them has been said. */
function others(body: OverviewBody, newest: OverviewRow): readonly string[] {
  const holding = serving(body, 'holding').filter((row) => row !== newest);
  if (holding.length === 0) return [];
  const names = holding.map(({ release }) => `${release.serviceLabel} ${release.version}`);
  return [`${joined(names)} ${holding.length === 1 ? 'is' : 'are'} holding.`];
}

function joined(names: readonly string[]): string {
  if (names.length > 3) return `${names.length} other releases in service`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function age({ release, figures }: OverviewRow, { nowMs, display }: Moment): string {
  const name = `${release.serviceLabel} ${release.version}`;
  if (release.startedAtMs === null) return `${name} is the newest release; no deployment of it was seen.`;
  if (release.rolledBackAtMs !== null) {
    return `${name} was taken back after ${duration(release.rolledBackAtMs - release.startedAtMs, display)}.`;
  }
  const adoption = figures['adoption']?.reading;
  const share =
    adoption?.kind === 'known'
      ? ` and carries ${valueText(adoption.value, adoption.unit, display)} of ${adoption.sample.of}`
      : '';
  return `${name} has been out for ${duration(Math.max(0, nowMs - release.startedAtMs), display)}${share}.`;
}

function incidents({ openIncidents }: OverviewBody, { nowMs, display }: Moment): string {
  if (openIncidents === null) return 'Open incidents are not known.';
  const { count, data } = openIncidents;
  const text = capital(counted(count, 'incident', display));
  const old = freshnessOf(data, nowMs);
  if (old.state === 'stale') return `${text} open as of ${duration(old.ageMs, display)} ago.`;
  return `${text} ${count === 1 ? 'is' : 'are'} open.`;
}
