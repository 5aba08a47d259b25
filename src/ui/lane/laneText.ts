import type { Display } from '../format/display.ts';
import { duration } from '../format/duration.ts';
import { instant } from '../format/instant.ts';
import type { LaneEntry, LaneIncidentMark } from './laneEntry.ts';

const short = { planned: '', hotfix: 'hotfix ', rollback: 'back to ' } as const;
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

/** "3 deployments close together: 2.15.0, hotfix 2.15.1, back to 2.14.1": all that one stack of flags stands for. */
export function clusterText(entries: readonly LaneEntry[]): string {
  const names = entries.map(({ kind, release }) => `${short[kind]}${release.version}`);
  const service = new Set(entries.map(({ release }) => release.serviceLabel));
  const whose = service.size === 1 ? ` of ${[...service].join('')}` : '';
  return `${entries.length} deployments${whose} close together: ${names.join(', ')}`;
}

export function incidentText(incident: LaneIncidentMark, nowMs: number, display: Display): string {
  const { title, startedAtMs, restoredAtMs } = incident;
  const length = duration(Math.max(0, (restoredAtMs ?? nowMs) - startedAtMs), display);
  const end = restoredAtMs === null ? `open for ${length}` : `restored after ${length}`;
  return `${title}, ${instant(startedAtMs, display)}, ${end}`;
}
