/** Shared by incidents and defects: where a ticket stands, in our words and in the vendor's. */
export type TicketState = 'open' | 'in-progress' | 'done' | 'other';

export interface StatusChange {
  readonly atMs: number;
  readonly from: TicketState;
  readonly to: TicketState;
  readonly fromText: string;
  readonly toText: string;
  /** True where the vendor moved tickets by a workflow migration: neither a repair nor a reopening. */
  readonly migration: boolean;
}

/** A directed or undirected relation between two tickets, each named once however many ends report it. */
export interface TicketLink {
  readonly id: string;
  /** `caused-by`: this ticket was caused by the other. `relates` is undirected and never makes a chain by itself. */
  readonly kind:
    | 'caused-by'
    | 'causes'
    | 'duplicates'
    | 'duplicated-by'
    | 'blocks'
    | 'blocked-by'
    | 'fixes'
    | 'fixed-by'
    | 'relates'
    | 'other';
  readonly text: string;
  readonly otherKey: string;
}

interface TicketFacts {
  /** `<source id>:<vendor key>`, unique over all sources. */
  readonly id: string;
  readonly sourceId: string;
  readonly key: string;
  readonly title: string;
  readonly serviceNames: readonly string[];
  readonly components: readonly string[];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly state: TicketState;
  readonly statusText: string;
  /** False where resolution says so (duplicate, won't fix, cannot reproduce): left out of recovery times, counted. */
  readonly counts: boolean;
  readonly resolutionText: string | null;
  /** Every status change known, oldest first. */
  readonly changes: readonly StatusChange[];
  /** False where the source gave no or a cut history: reopenings are then unknown, not zero. */
  readonly historyComplete: boolean;
  readonly affectedReleaseNames: readonly string[];
  readonly fixReleaseNames: readonly string[];
  readonly links: readonly TicketLink[];
  readonly labels: readonly string[];
  readonly url: string | null;
}

/** The service was degraded. Times are UTC epoch ms; null = not known, never zero. */
export interface Incident extends TicketFacts {
  readonly severityText: string | null;
  readonly startedAtMs: number;
  readonly acknowledgedAtMs: number | null;
  readonly mitigatedAtMs: number | null;
  /** Last restoration; null = still open. */
  readonly restoredAtMs: number | null;
  /** True where the times are inconsistent (backfilled, negative duration): shown, left out of recovery times. */
  readonly durationUnknown: boolean;
}

/** A ticket about wrong behaviour. */
export interface Defect extends TicketFacts {
  readonly resolvedAtMs: number | null;
  readonly foundIn: 'production' | 'before-production' | 'unknown';
  /** Which rule marked it a regression ("label regression"), or null. */
  readonly regressionRule: string | null;
}
