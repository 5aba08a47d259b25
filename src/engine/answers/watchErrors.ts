import type { ErrorGroupChange } from '../metrics/errorGroupChanges.ts';
import { customerImpact } from '../metrics/customerImpact.ts';
import { errorGroupReading, type ErrorGroupFindings } from './errorGroupReadings.ts';
import { errorGroupRow } from './errorGroupRow.ts';
import type { Facts } from './facts.ts';
import type { WatchedRelease } from './watchBody.ts';

const WORTH_A_LOOK: ReadonlySet<ErrorGroupChange['change']> = new Set(['new', 'regressed', 'worsening']);

/** New, regressed and worsening error groups, those first that hurt most customers an hour. */
export function watchErrors(
  facts: Facts,
  findings: ErrorGroupFindings | null,
): Pick<WatchedRelease, 'errors' | 'errorsUnknown' | 'errorsReason'> {
  if (findings === null)
    return { errors: [], errorsUnknown: 'No errors can be counted yet: the release has just been deployed.' };
  const impactOf = (one: ErrorGroupChange) =>
    customerImpact({ ...one, firstSeenMs: one.group.firstSeenMs }, findings.input.window);
  const errors = movingGroups(findings)
    .map((one) => ({ row: errorGroupRow(one), impact: impactOf(one) }))
    .toSorted((a, b) => b.impact - a.impact || b.row.events - a.row.events || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
  const reading = errorGroupReading(facts, findings, 'new-error-groups');
  return reading.kind === 'unknown' && errors.length === 0
    ? { errors, errorsUnknown: reading.detail, errorsReason: reading.reason }
    : { errors, errorsUnknown: null };
}

export function movingGroups({ changes }: ErrorGroupFindings): ErrorGroupChange[] {
  return changes.filter(({ change }) => WORTH_A_LOOK.has(change));
}
