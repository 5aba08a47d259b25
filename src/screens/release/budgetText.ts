import type { ChartState } from '../../ui/charts/chartState.ts';
import { READY } from '../../ui/charts/chartState.ts';
import { budgetShare } from '../../ui/format/budgetShare.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { interval } from '../../ui/format/interval.ts';
import { percent } from '../../ui/format/percent.ts';
import { quantityText } from '../../ui/format/quantity.ts';
import { timesText } from '../../ui/format/timesText.ts';
import type { FoundRelease } from './foundRelease.ts';

export type Budget = FoundRelease['budgets'][number];

/** "% of the error budget left; objective 99.30 %, 28 days" */
export function budgetUnit({ target, windowDays }: Budget, display: Display): string {
  return `% of the error budget left; objective ${targetText(target, display)}, ${windowDays} days`;
}

/** A target that settings wrote as something else than a share is shown as it was written. */
function targetText(target: number, display: Display): string {
  return target > 0 && target < 1 ? quantityText(percent(target, display)) : String(target);
}

/** What is left, who spent it, and at what pace, in one line each. */
export function budgetFacts(budget: Budget, version: string, display: Display): readonly [string, string][] {
  const { remaining, failed, allowed, sample, toNow, window } = budget;
  if (remaining === null || sample === null) return [];
  const left =
    remaining < 0
      ? `${budgetShare(remaining, display)}: overspent`
      : `${budgetShare(remaining, display)} of the budget`;
  return [
    [toNow ? 'Left now' : 'Left then', left],
    [`Spent by ${version}`, spentText(budget, display)],
    ['Its pace', paceText(budget, display)],
    [
      'In all',
      `${count(failed, display)} failed of ${count(sample.count, display)} ${sample.of}; ${count(allowed, display)} were allowed`,
    ],
    [
      'Window',
      toNow ? interval(window, display) : `${interval(window, display)}: it begins with this release`,
    ],
  ];
}

function spentText({ spentByRelease, releaseFailed }: Budget, display: Display): string {
  if (spentByRelease === null || releaseFailed === null) return 'not known';
  const failures = releaseFailed === 0 ? 'none failed' : `${count(releaseFailed, display)} failed`;
  return `${budgetShare(spentByRelease, display)} of the budget: ${failures}`;
}

function paceText({ burnRate, releaseTotal, sample, windowDays }: Budget, display: Display): string {
  if (releaseTotal === null) return 'not known';
  if (burnRate === null)
    return `too little to tell: ${count(releaseTotal, display)} ${sample?.of ?? ''} so far`;
  if (burnRate === 0) return 'no failure so far';
  return `${timesText(burnRate, display)} an even pace, at which the budget lasts ${windowDays} days`;
}

/** The burn-down in words. */
export function budgetSentence(budget: Budget, version: string, display: Display): string {
  const { remaining, spentByRelease, windowDays, unknown } = budget;
  if (unknown !== null || remaining === null) return '';
  const left =
    remaining < 0
      ? `The budget of ${windowDays} days is overspent by ${budgetShare(-remaining, display)}.`
      : `${budgetShare(remaining, display)} of the budget of ${windowDays} days is left.`;
  const own =
    spentByRelease === null ? '' : ` ${version} spent ${budgetShare(spentByRelease, display)} of it.`;
  return left + own;
}

export function budgetState({ unknown, remaining, caveats }: Budget): ChartState {
  if (unknown !== null) return { kind: 'empty', sentence: unknown };
  if (remaining === null)
    return { kind: 'empty', sentence: 'An objective of this height allows no failure: there is no budget.' };
  return caveats.length === 0
    ? READY
    : { kind: 'partial', sentence: 'Not all that counts here is known.', hints: caveats };
}

/** The part of the window in which this release served as the newest; null = it did not. */
export function servedStretch({ window }: Budget, { release, next }: Pick<FoundRelease, 'release' | 'next'>) {
  const { startedAtMs, rolledBackAtMs, version } = release;
  if (startedAtMs === null) return null;
  const startMs = Math.max(window.startMs, startedAtMs);
  const endMs = Math.min(window.endMs, rolledBackAtMs ?? next?.startedAtMs ?? window.endMs);
  return startMs < endMs ? { label: version, startMs, endMs } : null;
}
