import type { KpiDefinition } from '../../engine/metrics/definition.ts';

const units: Readonly<Record<KpiDefinition['unit'], string>> = {
  ratio: 'a share, in %',
  duration: 'a length of time',
  count: 'a number of things',
  'per-1000-sessions': 'a number of things per 1,000 sessions',
  score: 'a score from 0 to 1',
};

const directions: Readonly<Record<KpiDefinition['better'], string>> = {
  lower: 'lower is better',
  higher: 'higher is better',
  neither: 'neither high nor low is good in itself',
};

/** What is worth knowing of a KPI beside its meaning, one fact per line. */
export function definitionFacts({
  unit,
  better,
  formula,
  minimum,
  interval,
}: KpiDefinition): readonly (readonly [string, string])[] {
  return [
    ['Formula', formula],
    ['Unit', `${units[unit]}; ${directions[better]}`],
    ['Needs', minimum],
    ['Interval', interval.words],
  ];
}
