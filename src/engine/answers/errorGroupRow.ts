import type { ErrorGroupChange } from '../metrics/errorGroupChanges.ts';
import type { ErrorGroupRow } from './releaseBody.ts';

export function errorGroupRow(found: ErrorGroupChange): ErrorGroupRow {
  const { group, change, rule, events, users, baselineEvents } = found;
  return {
    id: group.id,
    title: group.title,
    culprit: group.culprit,
    change,
    rule,
    events,
    users,
    baselineEvents,
    firstSeenMs: group.firstSeenMs,
    lastSeenMs: group.lastSeenMs,
    url: group.url,
    sourceId: group.sourceId,
  };
}
