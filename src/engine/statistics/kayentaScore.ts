interface JudgedGroup {
  readonly weight: number;
  readonly labels: readonly ('pass' | 'high' | 'low' | 'nodata')[];
}

/**
 * The score of a whole canary comparison as Kayenta gives it: per group of metrics the share that passed, among those with
 * data; then the mean over groups by weight, from 0 to 1. Groups without data give their weight to the others.
 * "nothing-to-judge" when no group has data or weight. Refuses negative weights.
 */
export function kayentaScore(groups: readonly JudgedGroup[]): number | 'nothing-to-judge' {
  let sum = 0;
  let weights = 0;
  for (const [index, { weight, labels }] of groups.entries()) {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`groups[${index}].weight must be a finite number of at least 0, not ${weight}`);
    }
    const judged = labels.filter((label) => label !== 'nodata');
    if (judged.length === 0) continue;
    sum += (weight * judged.filter((label) => label === 'pass').length) / judged.length;
    weights += weight;
  }
  return weights > 0 ? sum / weights : 'nothing-to-judge';
}
