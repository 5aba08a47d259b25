import type { VerdictState } from '../verdict/verdictState.ts';

/** One release in a picture by release, ready to be drawn and read. */
export interface ReleaseDot {
  readonly key: string;
  /** The version. */
  readonly label: string;
  /** null = unknown, see `why`. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** "n = 41,206 requests"; '' where there is none. */
  readonly n: string;
  /** Why the value is unknown, or null. */
  readonly why: string | null;
  /** Colours the dot; left out = ink. */
  readonly state?: VerdictState;
}

/** A located change of level. */
export interface LevelStep {
  /** `key` of the first release of the new level. */
  readonly atKey: string;
  readonly before: number;
  readonly after: number;
  readonly direction: 'better' | 'worse' | 'neither';
}
