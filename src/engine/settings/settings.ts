import type { SourceSettings } from './sourceSettings.ts';

/** holdfast.json after decoding: every default filled in, every name checked. */
export interface Settings {
  readonly title: string;
  /** The embedded demo answers instead of real sources; names the scenario. */
  readonly demo: { readonly scenario: string } | null;
  readonly environments: readonly NamedThing[];
  readonly services: readonly NamedThing[];
  readonly journeys: readonly JourneySettings[];
  /** Labels by which traffic is split, e.g. ['platform']. */
  readonly strata: readonly string[];
  readonly objectives: readonly Objective[];
  readonly releases: ReleaseRules;
  readonly apdex: { readonly targetMs: number; readonly toleratedMs: number };
  /** How often live figures are asked again. */
  readonly refreshMs: number;
  /** How far back releases, tickets and traffic are read. */
  readonly lookbackMs: number;
  readonly sources: readonly SourceSettings[];
}

/** A thing with our id, a label for people, and the spellings by which sources know it. */
export interface NamedThing {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
}

export interface JourneySettings extends NamedThing {
  readonly service: string;
  readonly critical: boolean;
}

export interface Objective {
  readonly service: string;
  readonly kpi: string;
  readonly journey: string | null;
  /** In the KPI's own unit: 0.995 for a success ratio, 800 for milliseconds. */
  readonly target: number;
  readonly windowDays: number;
}

export interface ReleaseRules {
  /** Regular expressions with the named groups `version` and, optionally, `service`; tried before the built-in ones. */
  readonly patterns: readonly string[];
  readonly aliases: readonly ReleaseAlias[];
  /** Length of the post-release window. */
  readonly postReleaseMs: number;
  /** Ascending, within the window; the window's end is always the last. */
  readonly checkpoints: readonly Checkpoint[];
}

/** A moment after a release at which somebody decides, and what is to be done before. */
export interface Checkpoint {
  readonly sinceMs: number;
  readonly checklist: readonly string[];
}

export interface ReleaseAlias {
  readonly service: string;
  readonly version: string;
  readonly names: readonly string[];
}
