import type { TrendChart } from '../../engine/answers/trendsBody.ts';

const GROUPS: readonly {
  readonly id: TrendChart['group'];
  readonly title: string;
  readonly meaning: string;
}[] = [
  { id: 'felt', title: 'What users felt', meaning: 'Each release over its own post-release window.' },
  {
    id: 'change',
    title: 'How we change',
    meaning: 'What releases broke, and how often somebody had to step in.',
  },
  {
    id: 'repair',
    title: 'How we repair',
    meaning: 'Over the last ten: one release has too few repairs to judge by.',
  },
];

export interface TrendGroup {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly charts: readonly TrendChart[];
}

/** Charts by what they speak of, in the order of the definitions; empty groups are left out. */
export function trendGroups(charts: readonly TrendChart[]): readonly TrendGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    charts: charts.filter((chart) => chart.group === group.id),
  })).filter((group) => group.charts.length > 0);
}
