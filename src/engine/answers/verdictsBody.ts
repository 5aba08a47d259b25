import type { ShareOf } from '../verdict/shareOf.ts';
import type { ReleaseRef } from './figure.ts';
import type { PersonMark, ReleaseVerdict } from './releaseVerdict.ts';

/** The false-alarm ledger: each verdict of the past beside what became of the release. */
export interface VerdictsBody {
  readonly rows: readonly VerdictRow[];
  readonly precision: ShareOf;
  readonly recall: ShareOf;
  /** Releases whose watch ended undecided and that nothing is known against: counted, not hidden. */
  readonly undecided: number;
  /** What counts as a confirmation, in words, for the reader. */
  readonly rule: string;
}

export interface VerdictRow {
  readonly release: ReleaseRef;
  readonly verdict: ReleaseVerdict;
  /** What happened to the release; empty = nothing known against it. */
  readonly outcomes: readonly Outcome[];
  readonly mark: PersonMark | null;
  /** After outcome and mark: right, wrong, or not to be said. */
  readonly judgement: 'right alarm' | 'false alarm' | 'missed' | 'right all-clear' | 'undecided';
}

export interface Outcome {
  readonly kind: 'incident' | 'rollback' | 'hotfix' | 'regression ticket';
  readonly text: string;
  readonly atMs: number;
  readonly url: string | null;
}
