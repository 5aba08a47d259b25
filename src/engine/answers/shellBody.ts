import type { ReleaseRef } from './figure.ts';

/** What the frame around every screen shows: names, the release lane, and whether the screen can be believed. */
export interface ShellBody {
  readonly title: string;
  readonly environments: readonly string[];
  readonly environment: string;
  readonly services: readonly { readonly id: string; readonly label: string }[];
  readonly refreshMs: number;
  /** Releases of the chosen service(s) with a known start, oldest first. */
  readonly lane: readonly LaneFlag[];
  readonly incidents: readonly LaneIncident[];
  /** `awaited`: asked, and neither answered nor failed yet. */
  readonly sources: { readonly total: number; readonly answering: number; readonly awaited: number };
  /** When the newest answer about traffic was true; null = nothing yet. */
  readonly asOfMs: number | null;
  /** How often such an answer is expected, on the refresh clock; null = none is. */
  readonly everyMs: number | null;
  /** The moment shown instead of the present; null = the present, also where the moment asked for is still to come. */
  readonly frozenAtMs: number | null;
  /** Fingerprint of the settings that decide answers; a frozen link carries the one it was made under. */
  readonly settingsHash: string;
}

export interface LaneFlag {
  readonly release: ReleaseRef;
  readonly atMs: number;
  readonly kind: ReleaseRef['kind'];
}

export interface LaneIncident {
  readonly id: string;
  readonly title: string;
  readonly startedAtMs: number;
  /** null = still open. */
  readonly restoredAtMs: number | null;
}
