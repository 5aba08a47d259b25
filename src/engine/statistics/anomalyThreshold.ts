import { anomalyNotes } from './anomalyNotes.ts';
import { requireArgument } from './requireArgument.ts';

interface NoteBudget {
  readonly valuesPerWeek: number;
  readonly notesPerWeek: number;
  readonly refractory: number;
  /** Never below this, however calm the past was. */
  readonly least?: number;
}

/**
 * The lowest threshold at which the past scores would have made at most so many notes a week: an empirical quantile,
 * since the tails of real metrics are nowhere near normal and "3 sigma" means nothing on them. Assumes that the past is
 * like the future. Less than a week of scores is "too-little-data". Refuses rates and lengths that are not above 0.
 */
export function anomalyThreshold(scores: ArrayLike<number>, budget: NoteBudget): number | 'too-little-data' {
  const { valuesPerWeek, notesPerWeek, refractory, least = 4 } = budget;
  requireArgument.positive('valuesPerWeek', valuesPerWeek);
  requireArgument.positive('notesPerWeek', notesPerWeek);
  requireArgument.positive('least', least);
  if (scores.length < valuesPerWeek) return 'too-little-data';
  const allowed = Math.max(1, Math.floor((notesPerWeek * scores.length) / valuesPerWeek));
  const levels = [...new Set(Array.from(scores).filter((score) => score >= least))].sort((a, b) => a - b);
  const fits = (threshold: number) => anomalyNotes(scores, { threshold, refractory }).length <= allowed;
  if (fits(least)) return least;
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(justAbove(levels[middle] ?? 0))) high = middle;
    else low = middle + 1;
  }
  return justAbove(levels[low] ?? least);
}

function justAbove(score: number): number {
  return score * (1 + 1e-12);
}
