import type { KpiId, Reading } from '../domain/reading.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { Unit } from '../domain/unit.ts';
import type { ReleaseRef, SinceLine } from './figure.ts';

/** Two releases of one service over the same stretch since T+0; `b` is held against `a`. */
export type CompareBody = Compared | NotCompared;

export interface NotCompared {
  readonly ready: false;
  readonly a: ReleaseRef | null;
  readonly b: ReleaseRef | null;
  /** Releases that may be chosen, newest first. */
  readonly choices: readonly ReleaseRef[];
  /** One plain sentence: what is missing. */
  readonly why: string;
}

export interface Compared {
  readonly ready: true;
  readonly a: ReleaseRef;
  readonly b: ReleaseRef;
  readonly choices: readonly ReleaseRef[];
  readonly lengthMs: number;
  readonly windowA: TimeWindow;
  readonly windowB: TimeWindow;
  readonly postReleaseMs: number;
  /** First line = b (the newer question), second = a. */
  readonly errorRate: readonly SinceLine[];
  readonly success: readonly SinceLine[];
  /** All KPIs over everything, in the order of the definitions. */
  readonly figures: readonly CompareRow[];
  readonly journeys: readonly CompareRow[];
  /** By stratum (platform ...): failed requests. */
  readonly strata: readonly CompareRow[];
  readonly endpoints: readonly CompareRow[];
  readonly endpointsUnknown: string | null;
  /** The mix of traffic of both, and what it does to the figures. */
  readonly mix: readonly MixRow[];
  readonly groups: readonly ComparedGroup[];
  readonly groupsUnknown: string | null;
}

export interface CompareRow {
  /** Stable: 'error-rate', 'transaction-success/checkout', 'stratum/mobile', 'endpoint/POST /pay'. */
  readonly id: string;
  readonly label: string;
  readonly kpi: KpiId;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly a: Reading;
  readonly b: Reading;
  /** How many times as often it goes wrong in b as in a (failures, crashes, slow requests), with its interval. */
  readonly ratio: RatioWithInterval | null;
  /** Why there is no ratio, or null. */
  readonly noRatio: string | null;
  /** With the mix of a applied to both; null = not different, or not known by stratum. */
  readonly standardised: {
    readonly a: number;
    readonly b: number;
    readonly ratio: RatioWithInterval | null;
    /** "by platform" */
    readonly by: string;
  } | null;
}

export interface RatioWithInterval {
  readonly value: number;
  /** null = open end. */
  readonly low: number | null;
  readonly high: number | null;
  /** 0-1 */
  readonly level: number;
  readonly method: string;
}

export interface MixRow {
  /** "mobile", "mobile, checkout" */
  readonly label: string;
  /** Share of the release's requests, 0-1. */
  readonly shareA: number;
  readonly shareB: number;
  readonly totalA: number;
  readonly totalB: number;
}

export interface ComparedGroup {
  readonly id: string;
  readonly title: string;
  readonly culprit: string | null;
  readonly url: string | null;
  readonly sourceId: string;
  readonly seen: 'only-a' | 'only-b' | 'both';
  readonly eventsA: number;
  readonly eventsB: number;
  readonly usersA: number | null;
  readonly usersB: number | null;
  /**
   * For groups not seen in one release: how likely that silence would be if nothing had changed (0-1), from the other
   * release's rate and this one's exposure. 0.4 = "not seen yet" says nothing; 0.001 = gone or new indeed. null = unknown.
   */
  readonly chanceUnseen: number | null;
  /** For groups seen in both: rate per use in b over a, with its interval. */
  readonly ratio: RatioWithInterval | null;
}
