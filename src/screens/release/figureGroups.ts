import type { Figure } from '../../engine/answers/figure.ts';
import { KPI_GROUPS } from '../../engine/metrics/glossary.ts';

export interface FigureGroup {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Figures by subject, empty subjects left out; a KPI that no subject names is still shown. */
export function figureGroups(figures: readonly Figure[]): readonly FigureGroup[] {
  const placed = new Set(KPI_GROUPS.flatMap(({ kpis }) => kpis));
  const rest = figures.filter(({ kpi }) => !placed.has(kpi));
  return [
    ...KPI_GROUPS.map(({ title, kpis }) => ({
      title,
      figures: kpis.flatMap((kpi) => figures.filter((figure) => figure.kpi === kpi)),
    })),
    { title: 'Other', figures: rest },
  ].filter((group) => group.figures.length > 0);
}
