import type { Display } from '../format/display.ts';
import { duration } from '../format/duration.ts';
import { instant } from '../format/instant.ts';
import type { LaneEntry, LaneIncidentMark } from './laneEntry.ts';

const kinds = { planned: 'deployed', hotfix: 'hotfix', rollback: 'rolled back to this' } as const;

/** ", hotfix, 20 Nov 2026, 15:04 CET": what a flag's shape and place say. */
export function flagFacts({ kind, atMs, release }: LaneEntry, display: Display): string {
  const undone =
    release.rolledBackAtMs === null ? '' : `, taken back ${instant(release.rolledBackAtMs, display)}`;
  return `, ${kinds[kind]} ${instant(atMs, display)}${undone}`;
}

export function flagText(entry: LaneEntry, display: Display): string {
  return `${entry.release.serviceLabel} ${entry.release.version}${flagFacts(entry, display)}`;
}

export function incidentText(incident: LaneIncidentMark, nowMs: number, display: Display): string {
  const { title, startedAtMs, restoredAtMs } = incident;
  const length = duration(Math.max(0, (restoredAtMs ?? nowMs) - startedAtMs), display);
  const end = restoredAtMs === null ? `open for ${length}` : `restored after ${length}`;
  return `${title}, ${instant(startedAtMs, display)}, ${end}`;
}
