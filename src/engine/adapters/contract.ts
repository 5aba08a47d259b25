import type { ZodType } from 'zod';
import type { AlertRun } from '../domain/alertRun.ts';
import type { Collected } from '../domain/collected.ts';
import type { ErrorGroup } from '../domain/errorGroup.ts';
import type { Commit } from '../domain/commit.ts';
import type { Deployment, ReportedRelease, ServiceId } from '../domain/release.ts';
import type { Scope } from '../domain/scope.ts';
import type { CountSeries, HistogramSeries, SessionSeries } from '../domain/series.ts';
import type { SupportCase } from '../domain/supportCase.ts';
import type { Defect, Incident } from '../domain/ticket.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { RequestSource } from './transport/request.ts';

/** Handed to every call: the caller's wish to stop, and the refresh clock (never read the time anywhere else). */
export interface Asking {
  readonly signal: AbortSignal;
  readonly nowMs: number;
}

/** For entities that are asked by time alone (tickets, incidents, alerts): rounded by the caller. */
export interface WindowScope {
  readonly environment: string;
  readonly window: TimeWindow;
}

/** Error groups and sessions of named releases, in the source's own spellings. */
export interface ReleaseScope {
  readonly environment: string;
  readonly releaseNames: readonly string[];
  readonly window: TimeWindow;
}

/**
 * The product's nouns. A vendor offers any subset; a missing one reads "not provided by <source>".
 * All of them reject with SourceError only.
 */
export interface Capabilities {
  /** Versions the source knows of. */
  releases?(scope: WindowScope, asking: Asking): Promise<Collected<ReportedRelease>>;
  deployments?(scope: WindowScope, asking: Asking): Promise<Collected<Deployment>>;
  /** Failed of all requests, by service, release and strata. */
  requests?(scope: Scope, asking: Asking): Promise<Collected<CountSeries>>;
  /** Failed of all attempts; the stratum carries `journey` (the source's spelling). */
  transactions?(scope: Scope, asking: Asking): Promise<Collected<CountSeries>>;
  latency?(scope: Scope, asking: Asking): Promise<Collected<HistogramSeries>>;
  /** Crashed of all sessions, by release. */
  sessions?(scope: Scope, asking: Asking): Promise<Collected<SessionSeries>>;
  errorGroups?(scope: ReleaseScope, asking: Asking): Promise<Collected<ErrorGroup>>;
  incidents?(scope: WindowScope, asking: Asking): Promise<Collected<Incident>>;
  defects?(scope: WindowScope, asking: Asking): Promise<Collected<Defect>>;
  /** Failed of all synthetic check runs; no release (attributed by time); the stratum carries `journey` where known. */
  checks?(scope: Scope, asking: Asking): Promise<Collected<CountSeries>>;
  alerts?(scope: WindowScope, asking: Asking): Promise<Collected<AlertRun>>;
  /** Customers' reports that were open or opened in the window. */
  supportCases?(scope: WindowScope, asking: Asking): Promise<Collected<SupportCase>>;
  /** Changes that went into the named releases. */
  commits?(scope: ReleaseScope, asking: Asking): Promise<Collected<Commit>>;
  /** Failed of all requests by endpoint: the stratum carries `endpoint` and nothing else. For comparing two releases. */
  endpoints?(scope: Scope, asking: Asking): Promise<Collected<CountSeries>>;
}

export type Capability = keyof Capabilities;

/** What settings say about a service, and the spellings by which sources know it. */
export interface ServiceNames {
  readonly id: ServiceId;
  readonly names: readonly string[];
}

export interface JourneyNames {
  readonly id: string;
  readonly names: readonly string[];
}

export interface AdapterContext {
  readonly sourceId: string;
  readonly request: RequestSource;
  readonly services: readonly ServiceNames[];
  readonly journeys: readonly JourneyNames[];
  /** Settings name of an environment -> the spellings sources use for it. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  /** Strata that settings ask for, e.g. ['platform']. */
  readonly strata: readonly string[];
  /** Base address of the vendor's own screens for "open there" links; null = no links. */
  readonly screenUrl: string | null;
}

/** A finding of a source's self-check, in plain words. */
export interface ProbeFinding {
  readonly ok: boolean;
  readonly text: string;
  /** What to write into settings, if the probe has a proposal: {"releaseLabel": "version"}. */
  readonly proposal: Readonly<Record<string, string>> | null;
}

/** What a vendor's `connect` gives: its capabilities, and a cheap check that credentials and settings work. */
export interface ConnectedSource {
  readonly capabilities: Capabilities;
  /**
   * Settings ids of the services whose tickets can be in this source; absent = it may hold any. While the source is down,
   * only these services' counts are unknown.
   */
  readonly services?: readonly ServiceId[];
  probe(asking: Asking): Promise<readonly ProbeFinding[]>;
}

/** One vendor: one plain object in `<vendor>/adapter.ts`. `settings` decodes the source's own part of holdfast.json. */
export interface Adapter<Settings> {
  readonly id: string;
  readonly label: string;
  /** What this vendor can offer at most; a connected source may offer less (GlitchTip has no sessions). */
  readonly offers: readonly Capability[];
  readonly settings: ZodType<Settings>;
  connect(settings: Settings, context: AdapterContext): ConnectedSource;
}
