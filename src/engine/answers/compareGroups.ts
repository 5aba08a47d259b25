import type { ErrorGroup } from '../domain/errorGroup.ts';
import { chanceUnseen, SILENCE_SETTLED } from '../metrics/chanceUnseen.ts';
import { mergeSpellings, type Exposure } from '../metrics/errorGroupChanges.ts';
import { rateRatio } from '../metrics/rateRatio.ts';
import { missingSources } from './believed.ts';
import type { Compared, ComparedGroup } from './compareBody.ts';
import { COMPARE_LEVEL, withInterval } from './compareRatio.ts';
import type { Comparison } from './compareRow.ts';
import { errorGroupFindings, errorGroupReading } from './errorGroupReadings.ts';
import { releaseRef } from './releaseRef.ts';

type Groups = Pick<Compared, 'groups' | 'groupsUnknown' | 'groupCaveats'>;

/** Error groups of both, over the same stretches, with how often each would be seen by chance. */
export function compareGroups(comparison: Comparison): Groups {
  const { facts, stretch } = comparison;
  const { a, b, lengthMs } = stretch;
  const against = (other: Comparison['stretch']['a']) => ({
    release: releaseRef(facts, other.release),
    window: other.window,
  });
  const findings = errorGroupFindings(facts, b.release, {
    window: b.window,
    lengthMs,
    finished: false,
    baseline: against(a),
    noBaseline: null,
  });
  // The reading of a count says in words whether the groups of both are known at all.
  const reading = errorGroupReading(facts, findings, 'worsening-error-groups');
  const { gathered, earlier } = findings;
  const unheard = gathered.inputs.length === 0 || earlier === null || earlier.inputs.length === 0;
  if (reading.kind === 'unknown' && unheard)
    return { groups: [], groupsUnknown: reading.detail, groupCaveats: [] };
  const [ofA, ofB] = [mergeSpellings(earlier?.items ?? []), mergeSpellings(gathered.items)];
  const { exposure } = findings.input.comparison;
  const groups = [...new Set([...ofA.keys(), ...ofB.keys()])].flatMap((id) => {
    const [inA, inB] = [ofA.get(id) ?? null, ofB.get(id) ?? null];
    const group = inB ?? inA;
    return group === null ? [] : [compared({ comparison, exposure, group, inA, inB })];
  });
  const missing = [gathered, ...(earlier === null ? [] : [earlier])].flatMap(missingSources);
  return {
    groups: groups.toSorted(
      (x, y) => hurt(y) - hurt(x) || eventsOf(y) - eventsOf(x) || (x.id < y.id ? -1 : 1),
    ),
    groupsUnknown: null,
    groupCaveats: [
      ...new Set([
        ...gathered.caveats,
        ...(earlier?.caveats ?? []),
        ...missing.map((sourceId) => `${sourceId} is missing: there may be more.`),
        ...(exposure === null
          ? ['How much both releases were used is not known: no chances and no ratios.']
          : []),
      ]),
    ],
  };
}

interface GroupPair {
  readonly comparison: Comparison;
  readonly exposure: Exposure | null;
  readonly group: ErrorGroup;
  readonly inA: ErrorGroup | null;
  readonly inB: ErrorGroup | null;
}

function compared({ comparison, exposure, group, inA, inB }: GroupPair): ComparedGroup {
  const { counted, a, b } = sightings(inA, inB);
  const sides = { a: { bad: a, total: a }, b: { bad: b, total: b } };
  const { phi, text } = comparison.spread('error-rate', sides);
  const chance =
    exposure === null || (inA !== null && inB !== null)
      ? null
      : chanceUnseen({
          seen: a + b,
          exposureSeen: inB === null ? exposure.baseline : exposure.judged,
          exposureSilent: inB === null ? exposure.judged : exposure.baseline,
          phi: inB === null ? phi.a : phi.b,
        });
  return {
    id: group.id,
    title: group.title,
    culprit: group.culprit,
    url: group.url,
    sourceId: group.sourceId,
    seen: inA === null ? 'only-b' : inB === null ? 'only-a' : 'both',
    eventsA: inA?.events ?? 0,
    eventsB: inB?.events ?? 0,
    usersA: inA === null ? 0 : inA.users,
    usersB: inB === null ? 0 : inB.users,
    silence: chance === null ? null : { chance, settled: chance < SILENCE_SETTLED },
    ratio:
      exposure === null || inA === null || inB === null
        ? null
        : withInterval(
            rateRatio({
              a: [{ weight: 1, bad: a, total: exposure.baseline }],
              b: [{ weight: 1, bad: b, total: exposure.judged }],
              phi,
              level: COMPARE_LEVEL,
            }),
            `${counted === 'users' ? 'Users hit' : 'Events'} per ${exposure.of === 'sessions' ? 'session' : 'request'}. ${text}`,
          ),
    counted,
  };
}

/** Users where both sides tell them, else events. */
function sightings(
  inA: ErrorGroup | null,
  inB: ErrorGroup | null,
): { counted: 'users' | 'events'; a: number; b: number } {
  const [usersA, usersB] = [inA, inB].map((group) => (group === null ? 0 : group.users));
  if (typeof usersA === 'number' && typeof usersB === 'number' && usersA + usersB > 0)
    return { counted: 'users', a: usersA, b: usersB };
  return { counted: 'events', a: inA?.events ?? 0, b: inB?.events ?? 0 };
}

function hurt({ usersA, usersB }: ComparedGroup): number {
  return Math.max(usersA ?? 0, usersB ?? 0);
}

function eventsOf({ eventsA, eventsB }: ComparedGroup): number {
  return Math.max(eventsA, eventsB);
}
