import { requireArgument } from './requireArgument.ts';

interface NoteRule {
  readonly threshold: number;
  /** Values after a note in which no other is made: one disturbance is one note. */
  readonly refractory: number;
}

/**
 * The indices at which a note is made: the first score at or above the threshold, then silence for the refractory
 * period, and so on. A disturbance that lasts longer is noted again. Choose the threshold by the rate of notes that one can
 * bear (anomalyThreshold), the period at 4-10 % of what is watched. Refuses a threshold or period that is not above 0.
 */
export function anomalyNotes(scores: ArrayLike<number>, { threshold, refractory }: NoteRule): number[] {
  requireArgument.positive('threshold', threshold);
  requireArgument.positive('refractory', refractory);
  const notes: number[] = [];
  let quietUntil = 0;
  for (let index = 0; index < scores.length; index += 1) {
    if (index < quietUntil || !((scores[index] ?? 0) >= threshold)) continue;
    notes.push(index);
    quietUntil = index + refractory;
  }
  return notes;
}
