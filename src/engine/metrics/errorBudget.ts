import type { CountSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import { sumSeries } from './sumSeries.ts';

export interface ErrorBudgetInput {
  /** What the objective speaks of, whichever release served it: a service's requests, a journey's attempts. */
  readonly all: readonly CountSeries[];
  /** The same of one release; null = these data know no release (synthetic checks). */
  readonly release: readonly CountSeries[] | null;
  /** Share that the objective allows to fail: 0.005 for "99.5 % succeed". */
  readonly allowedShare: number;
  readonly window: TimeWindow;
  /** Width of a step of the burn-down, a multiple of the buckets' width. */
  readonly stepMs: number;
}

export interface ErrorBudget {
  readonly failed: number;
  /** Failures the window's traffic may hold. Not whole: 0.5 % of 150 attempts are 0.75. */
  readonly allowed: number;
  /** 1 = untouched, 0 = used up, negative = overspent; null where nothing is allowed at all. */
  readonly remaining: number | null;
  /** Failures of the release in the window, and their share of the whole budget; null = not known. */
  readonly releaseFailed: number | null;
  readonly spentByRelease: number | null;
  /** What the release served of it in the window; null = not known. */
  readonly releaseTotal: number | null;
  /** The release's share of failures over the allowed share: at 1 the budget lasts exactly the window. */
  readonly burnRate: number | null;
  /** Share left at the end of each step; null = nothing was counted in the step (a gap, not a calm one). */
  readonly atMs: readonly number[];
  readonly remainingAt: readonly (number | null)[];
  /** Start of the first step with traffic; null = none. */
  readonly firstMs: number | null;
}

/** Below this much traffic of a release its pace is chance: one failure more or less decides it. */
const PACE_LEAST = 100;

/**
 * Error budget of one window: how many failures its traffic allows, how many there were, and whose they are. Every step
 * is measured by the budget of the whole window, so that the line ends where `remaining` says. Nothing is clamped: an
 * overspent budget is negative. Source: Google, The Site Reliability Workbook, chapters 2 and 5.
 */
export function errorBudget({ all, release, allowedShare, window, stepMs }: ErrorBudgetInput): ErrorBudget {
  const sum = sumSeries(all, window);
  const own = release === null ? null : sumSeries(release, window);
  const allowed = sum.total * allowedShare;
  const shareOf = (failed: number): number | null => (allowed > 0 ? failed / allowed : null);
  const spent = shareOf(sum.bad);
  const atMs: number[] = [];
  const remainingAt: (number | null)[] = [];
  let firstMs: number | null = null;
  let failed = 0;
  // A rest shorter than a bucket holds none: it belongs to the step before, and is no gap.
  const bucketMs = all.reduce((widest, series) => Math.max(widest, series.bucketMs), 0);
  let endMs = window.startMs;
  while (endMs < window.endMs) {
    const startMs = endMs;
    endMs = window.endMs - startMs - stepMs < bucketMs ? window.endMs : startMs + stepMs;
    const step = sumSeries(all, { startMs, endMs });
    failed += step.bad;
    const share = shareOf(failed);
    const counted = step.filledMs > 0;
    if (counted) firstMs ??= startMs;
    atMs.push(endMs);
    remainingAt.push(counted && share !== null ? 1 - share : null);
  }
  return {
    failed: sum.bad,
    allowed,
    remaining: spent === null ? null : 1 - spent,
    releaseFailed: own?.bad ?? null,
    spentByRelease: own === null ? null : shareOf(own.bad),
    releaseTotal: own?.total ?? null,
    burnRate:
      own === null || own.total < PACE_LEAST || !(allowedShare > 0)
        ? null
        : own.bad / own.total / allowedShare,
    atMs,
    remainingAt,
    firstMs,
  };
}
