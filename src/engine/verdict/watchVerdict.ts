export type VerdictState = 'holding' | 'watch' | 'regressed' | 'too-early' | 'cannot-judge';

export interface RatioOf {
  readonly estimate: number;
  readonly low: number;
  /** 1,000 where the data set no upper limit. */
  readonly high: number;
}

export interface PhiOf {
  readonly value: number;
  readonly source: 'measured' | 'assumed';
}

export interface HoursRange {
  readonly lowHours: number;
  readonly highHours: number;
}

export interface WatchVerdict {
  readonly id: string;
  readonly state: VerdictState;
  /** One plain sentence. */
  readonly reason: string;
  /** End of the bucket at whose look the latched state was reached. */
  readonly decidedAtMs: number | null;
  readonly ratio: RatioOf | null;
  /** ln of the evidence of harm now, and its maximum over all looks; never below 0 is the maximum. */
  readonly logE: number;
  readonly maxLogE: number;
  readonly phi: PhiOf;
  readonly baseline: 'control' | 'history';
  /** History only: a rise below this cannot be told from how releases differ anyway. */
  readonly smallestProvableRatio: number | null;
  readonly judgeableIn: HoursRange | null;
  /** End of the last judged bucket. */
  readonly judgedToMs: number | null;
  /** Start of the hour in which the rise most likely began; null while nothing is notable. */
  readonly onsetAtMs: number | null;
  /** ln of the evidence for "no worse than the margin" now. */
  readonly logNoWorse: number;
  /** Share of the judged release's traffic in groups that the baseline does not know. */
  readonly leftOutShare: number;
  /** Caveats: spread assumed, groups left out, releases left out. Plain sentences. */
  readonly notes: readonly string[];
}

/** One look, for charts: the verdict's evidence at the end of one bucket. */
export interface WatchLook {
  readonly atMs: number;
  readonly logE: number;
  readonly logNoWorse: number;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
