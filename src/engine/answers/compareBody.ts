import type { Change, KpiId, Reading } from '../domain/reading.ts';
import type { ReleaseId } from '../domain/release.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { Unit } from '../domain/unit.ts';
import type { MixEffect } from '../metrics/mixEffect.ts';
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
  /** One plain sentence: what to do. */
  readonly hint: string;
}

export interface Compared {
  readonly ready: true;
  readonly a: ReleaseRef;
  readonly b: ReleaseRef;
  readonly choices: readonly ReleaseRef[];
  /** How much of both lives is compared, and what ends it. */
  readonly lengthMs: number;
  readonly endedBy: StretchEnd;
  readonly windowA: TimeWindow;
  readonly windowB: TimeWindow;
  /** Release whose receipts show these very numbers, in its own or its baseline's figure; null = none does. */
  readonly receiptA: ReleaseId | null;
  readonly receiptB: ReleaseId | null;
  readonly postReleaseMs: number;
  /** First line = b (the newer question), second = a. */
  readonly errorRate: readonly SinceLine[];
  readonly success: readonly SinceLine[];
  /** All KPIs over everything, in the order of the definitions. */
  readonly figures: readonly CompareRow[];
  /** Each journey, followed by its parts by stratum (`partOf`). */
  readonly journeys: readonly CompareRow[];
  /** By stratum (platform ...): failed requests. */
  readonly strata: readonly CompareRow[];
  /** Most failures beyond (or below) what the other release's rate would have given first. */
  readonly endpoints: readonly CompareRow[];
  readonly endpointsUnknown: string | null;
  /** Endpoints that are compared but not shown. */
  readonly endpointsLeftOut: number;
  /** The mix of traffic of both. */
  readonly mix: readonly MixTable[];
  /** Groups seen in b, in a or in both; most users first. */
  readonly groups: readonly ComparedGroup[];
  readonly groupsUnknown: string | null;
  /** What stands against believing the groups' numbers: sources missing, use not known. */
  readonly groupCaveats: readonly string[];
  readonly level: number;
}

/** `window`: the whole post-release window. `age`: that release is not older. `stopped`: it stopped serving then. */
export type StretchEnd =
  | { readonly kind: 'window' }
  | { readonly kind: 'age' | 'stopped'; readonly version: string };

export interface CompareRow {
  /** Stable: 'error-rate', 'transaction-success/checkout', 'stratum/mobile', 'endpoint/POST /pay'. */
  readonly id: string;
  readonly label: string;
  /** The row that this one is a part of, or null. */
  readonly partOf: string | null;
  readonly kpi: KpiId;
  /** Settings id of a journey, or null = over all; names the receipt together with the KPI. */
  readonly journey: string | null;
  /** False where only a part of the KPI's traffic is shown (a platform, an endpoint): no receipt tells that. */
  readonly hasReceipt: boolean;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly a: Reading;
  readonly b: Reading;
  /** b against a. */
  readonly change: Change;
  /** What the ratio counts: "failed requests", "requests slower than 800 ms"; null = the KPI counts no failures. */
  readonly counted: string | null;
  /** How many times as often that happens in b as in a, with its interval. */
  readonly ratio: RatioWithInterval | null;
  /** Why there is no ratio, or null. */
  readonly noRatio: string | null;
  /** With the mix of a applied to both; null = no different, or not known by stratum. */
  readonly standardised: StandardisedRow | null;
}

export interface RatioWithInterval {
  readonly value: number;
  /** null = open end. */
  readonly low: number | null;
  readonly high: number | null;
  /** Where the whole interval lies; `either` = it holds 1, and chance would do. */
  readonly reads: 'more' | 'less' | 'either';
  /** 0-1 */
  readonly level: number;
  readonly method: string;
}

export interface StandardisedRow {
  /** In the row's own terms: an error rate or a success; of a latency the share of slow requests. */
  readonly a: number;
  readonly b: number;
  readonly ratio: RatioWithInterval;
  /** "platform", "journey and platform" */
  readonly by: string;
  readonly effect: MixEffect;
  /** Share of each release's traffic in groups that the other does not know, 0-1. */
  readonly leftOutA: number;
  readonly leftOutB: number;
}

export interface MixTable {
  /** "platform", "journey and platform" */
  readonly by: string;
  /** 'requests', 'attempts' */
  readonly of: string;
  /** Most traffic of a first. */
  readonly rows: readonly MixRow[];
}

export interface MixRow {
  /** "mobile", "Checkout, mobile" */
  readonly label: string;
  /** Share of the release's traffic, 0-1. */
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
  /** For groups not seen in one release; null = seen in both, or use is not known. */
  readonly silence: {
    /** How likely that silence would be if nothing had changed (0-1). */
    readonly chance: number;
    /** True where it is more than chance: gone, or new indeed. False = "not seen yet" says little. */
    readonly settled: boolean;
  } | null;
  /** For groups seen in both: per use, b over a; counts users where both are known, else events. */
  readonly ratio: RatioWithInterval | null;
  readonly counted: 'users' | 'events';
}
