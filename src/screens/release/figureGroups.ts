import type { Figure } from '../../engine/answers/figure.ts';
import { KPI_GROUPS } from '../../engine/metrics/glossary.ts';

export interface FigureGroup {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly folded: boolean;
}

/** Figures by subject, empty subjects left out; a KPI that no subject names is still shown. */
export function figureGroups(figures: readonly Figure[]): readonly FigureGroup[] {
  const placed = new Set(KPI_GROUPS.flatMap(({ kpis }) => kpis));
  const rest = figures.filter(({ kpi }) => !placed.has(kpi));
  const groups = KPI_GROUPS.map(({ title, kpis, alongReleases }) => ({
    title,
    figures: kpis.flatMap((kpi) => figures.filter((figure) => figure.kpi === kpi)),
    folded: alongReleases,
  }));
  return [
    ...groups.filter(({ folded }) => !folded),
    { title: 'Other', figures: rest, folded: false },
    ...groups.filter(({ folded }) => folded),
  ].filter((group) => group.figures.length > 0);
}
