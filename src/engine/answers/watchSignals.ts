import type { Release } from '../domain/release.ts';
import { rolledBackAtMs } from '../domain/releaseServing.ts';
import type { RaisedCount } from '../metrics/raisedCount.ts';
import type { ErrorGroupFindings } from './errorGroupReadings.ts';
import type { Facts } from './facts.ts';
import type { JudgedRelease } from './releaseVerdictOf.ts';
import type { WatchSignal } from './watchBody.ts';
import { checkSignals } from './watchCheckSignals.ts';
import { groupSignals } from './watchGroupSignals.ts';
import { sourceSignal } from './watchSourceSignal.ts';
import { verdictSignals } from './watchVerdictSignals.ts';

export interface SignalsAsked {
  readonly release: Release;
  readonly judged: JudgedRelease | null;
  readonly findings: ErrorGroupFindings | null;
  readonly cases: RaisedCount | null;
}

const GRADES: readonly WatchSignal['grade'][] = ['bad', 'uneasy', 'calm'];

/** Everything that can move, worst first. What is not known now has no signal: that is no change. */
export function watchSignals(facts: Facts, asked: SignalsAsked): WatchSignal[] {
  const { release, judged, findings, cases } = asked;
  return [
    servingSignal(facts, release),
    ...verdictSignals(judged),
    ...incidentSignals(facts, release),
    ...checkSignals(facts, release),
    ...(findings === null ? [] : groupSignals(findings)),
    ...caseSignals(cases, release),
    sourceSignal(facts, release),
  ].toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
}

function servingSignal({ releases }: Facts, release: Release): WatchSignal {
  const takenBackAtMs = rolledBackAtMs(releases, release);
  const named = { id: 'serving', label: 'Deployment' };
  if (takenBackAtMs === null) {
    const detail = `${release.version} has not been taken back.`;
    return { ...named, state: 'out', grade: 'calm', sinceMs: release.startedAtMs, detail };
  }
  const detail = `${release.version} was rolled back.`;
  return { ...named, state: 'rolled back', grade: 'uneasy', sinceMs: takenBackAtMs, detail };
}

function incidentSignals(facts: Facts, release: Release): WatchSignal[] {
  return (facts.incidents.byRelease.get(release.id) ?? [])
    .filter(({ ticket }) => ticket.counts)
    .map(({ ticket, attribution }) => {
      const { id, title, startedAtMs, restoredAtMs, severityText } = ticket;
      const named = { id: `incident/${id}`, label: title };
      const tie = attribution.confidence === 'possible' ? ' It may belong to another release.' : '';
      const severity = severityText === null ? '' : ` (${severityText})`;
      if (restoredAtMs !== null) {
        const detail = `Incident${severity}: service was restored.${tie}`;
        return { ...named, state: 'restored', grade: 'calm' as const, sinceMs: restoredAtMs, detail };
      }
      const grade = attribution.confidence === 'possible' ? ('uneasy' as const) : ('bad' as const);
      return {
        ...named,
        state: 'open',
        grade,
        sinceMs: startedAtMs,
        detail: `Open incident${severity}.${tie}`,
      };
    });
}

function caseSignals(cases: RaisedCount | null, { startedAtMs }: Release): WatchSignal[] {
  if (cases === null || cases.expected === null || startedAtMs === null) return [];
  const { count, expected, raised, sinceMs } = cases;
  const usual =
    expected < 1 ? 'fewer than one is' : `about ${Math.round(expected)} ${expected < 1.5 ? 'is' : 'are'}`;
  const opened = count === 1 ? '1 support case was' : `${count === 0 ? 'No' : count} support cases were`;
  return [
    {
      id: 'support-cases',
      label: 'Support cases',
      state: raised ? 'raised' : 'usual',
      grade: raised ? 'uneasy' : 'calm',
      sinceMs: sinceMs === null ? null : startedAtMs + sinceMs,
      detail: `${opened} opened since the release; ${usual} usual at these hours.`,
    },
  ];
}
