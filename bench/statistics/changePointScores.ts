/** The two scores of the Turing Change Point Dataset (van den Burg & Williams 2020): covering, and F1 with a margin of 5. */
export interface ChangePointScores {
  readonly cover: number;
  readonly f1: number;
}

const MARGIN = 5;

/** `annotations`: first indices of new segments, one list per annotator; `found` likewise. */
export function changePointScores(
  annotations: readonly (readonly number[])[],
  found: readonly number[],
  count: number,
): ChangePointScores {
  return { cover: covering(annotations, found, count), f1: fMeasure(annotations, found) };
}

function covering(
  annotations: readonly (readonly number[])[],
  found: readonly number[],
  count: number,
): number {
  const own = segments(found, count);
  let sum = 0;
  for (const marks of annotations) {
    for (const [from, to] of segments(marks, count)) {
      let best = 0;
      for (const [start, end] of own) {
        const shared = Math.min(to, end) - Math.max(from, start);
        if (shared > 0) best = Math.max(best, shared / (Math.max(to, end) - Math.min(from, start)));
      }
      sum += (best * (to - from)) / count;
    }
  }
  return sum / annotations.length;
}

function segments(marks: readonly number[], count: number): [number, number][] {
  const starts = [...new Set([0, ...marks])].filter((mark) => mark < count).sort((a, b) => a - b);
  return starts.map((start, index) => [start, starts[index + 1] ?? count]);
}

/** Index 0 counts as a change for both sides, so that "no change" has a score. */
function fMeasure(annotations: readonly (readonly number[])[], found: readonly number[]): number {
  const own = [...new Set([0, ...found])].sort((a, b) => a - b);
  const sets = annotations.map((marks) => [...new Set([0, ...marks])].sort((a, b) => a - b));
  const union = [...new Set(sets.flat())].sort((a, b) => a - b);
  const precision = matched(union, own) / own.length;
  const recall = sets.reduce((sum, marks) => sum + matched(marks, own) / marks.length, 0) / sets.length;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** How many of the true marks have an own mark within the margin; each own mark serves once. */
function matched(truth: readonly number[], own: readonly number[]): number {
  const free = new Set(own);
  let count = 0;
  for (const mark of truth) {
    let nearest: number | null = null;
    for (const candidate of free) {
      const distance = Math.abs(candidate - mark);
      if (distance <= MARGIN && (nearest === null || distance < Math.abs(nearest - mark)))
        nearest = candidate;
    }
    if (nearest === null) continue;
    free.delete(nearest);
    count += 1;
  }
  return count;
}
