import type { DeploymentKind } from '../../engine/domain/release.ts';

export interface LaneRelease {
  readonly id: string;
  readonly service: string;
  readonly serviceLabel: string;
  readonly version: string;
  readonly current: boolean;
  readonly rolledBackAtMs: number | null;
}

export interface LaneEntry {
  readonly release: LaneRelease;
  readonly atMs: number;
  readonly kind: DeploymentKind;
}

export interface LaneIncidentMark {
  readonly id: string;
  readonly title: string;
  readonly startedAtMs: number;
  /** null = still open. */
  readonly restoredAtMs: number | null;
}

/** Height of one service's line, px. */
export const TRACK_HEIGHT = 34;
