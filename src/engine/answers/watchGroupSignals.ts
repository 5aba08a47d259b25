import type { ErrorGroupChange } from '../metrics/errorGroupChanges.ts';
import { worseningHolds } from '../metrics/worseningHolds.ts';
import type { ErrorGroupFindings } from './errorGroupReadings.ts';
import type { WatchSignal } from './watchBody.ts';
import { movingGroups } from './watchErrors.ts';

/** One stray error moves nothing; it is in the list of errors all the same. */
const LEAST_EVENTS = 3;

/** Error groups that are new, came back, or have surely become more frequent. */
export function groupSignals(findings: ErrorGroupFindings): WatchSignal[] {
  const { exposure } = findings.input.comparison;
  return movingGroups(findings)
    .filter((one) =>
      one.change === 'worsening' ? worseningHolds(one, exposure) : one.events >= LEAST_EVENTS,
    )
    .map((one) => ({
      id: `error-group/${one.group.id}`,
      label: one.group.title,
      state: one.change,
      grade: 'uneasy',
      sinceMs: sinceOf(one),
      detail: `${one.rule.charAt(0).toUpperCase()}${one.rule.slice(1)}.`,
    }));
}

function sinceOf({ change, group }: ErrorGroupChange): number | null {
  if (change === 'new') return group.firstSeenMs;
  return change === 'regressed' ? (group.regression?.atMs ?? null) : null;
}
