import { repairs } from './ticketRules.ts';
import type { Defect, Incident, TicketState } from './ticket.ts';

/** Where nothing tells the status of that time. */
const NOT_DONE_YET = 'not done yet';

interface Standing {
  readonly state: TicketState;
  readonly statusText: string;
  /** Last repair by then; null = broken, or not known when. */
  readonly repairedAtMs: number | null;
}

/** An incident as its tracker told it at an earlier moment; null = it had not been reported yet. */
export function rewindIncident(incident: Incident, atMs: number): Incident | null {
  if (incident.createdAtMs > atMs || incident.startedAtMs > atMs) return null;
  const { restoredAtMs, acknowledgedAtMs, mitigatedAtMs } = incident;
  const { repairedAtMs, ...standing } = standingOf(incident, restoredAtMs, atMs);
  return {
    ...incident,
    ...standing,
    ...endOf(incident, standing.state),
    ...backTo(incident, atMs),
    acknowledgedAtMs: known(acknowledgedAtMs, atMs),
    mitigatedAtMs: known(mitigatedAtMs, atMs),
    restoredAtMs: repairedAtMs,
    durationUnknown: repairedAtMs === restoredAtMs && incident.durationUnknown,
  };
}

/** A defect as its tracker told it at an earlier moment; null = it had not been reported yet. */
export function rewindDefect(defect: Defect, atMs: number): Defect | null {
  if (defect.createdAtMs > atMs) return null;
  const { repairedAtMs, ...standing } = standingOf(defect, defect.resolvedAtMs, atMs);
  return {
    ...defect,
    ...standing,
    ...endOf(defect, standing.state),
    ...backTo(defect, atMs),
    resolvedAtMs: repairedAtMs,
  };
}

/** State before the first later change; where the history is silent, the time of the repair alone decides. */
function standingOf(
  { changes, state, statusText, createdAtMs }: Incident | Defect,
  doneAtMs: number | null,
  atMs: number,
): Standing {
  const next = changes.find((change) => change.atMs > atMs);
  if (next === undefined) {
    return doneAtMs !== null && doneAtMs > atMs
      ? { state: 'open', statusText: NOT_DONE_YET, repairedAtMs: null }
      : { state, statusText, repairedAtMs: doneAtMs };
  }
  const before = changes.filter((change) => change.atMs <= atMs);
  const repaired = next.from === 'done' ? repairs(before, createdAtMs).at(-1)?.repairedAtMs : null;
  return { state: next.from, statusText: next.fromText, repairedAtMs: repaired ?? null };
}

/** How it ended is not known before it has ended. */
function endOf(
  { resolutionText, counts }: Incident | Defect,
  state: TicketState,
): Pick<Incident, 'resolutionText' | 'counts'> {
  return state === 'done' ? { resolutionText, counts } : { resolutionText: null, counts: true };
}

function backTo(
  { changes, updatedAtMs }: Incident | Defect,
  atMs: number,
): Pick<Incident, 'changes' | 'updatedAtMs'> {
  return {
    changes: changes.filter((change) => change.atMs <= atMs),
    updatedAtMs: Math.min(updatedAtMs, atMs),
  };
}

function known(timeMs: number | null, atMs: number): number | null {
  return timeMs !== null && timeMs > atMs ? null : timeMs;
}
