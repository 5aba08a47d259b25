import type { Figure } from '../../engine/answers/figure.ts';

const groups: readonly { readonly title: string; readonly kpis: readonly string[] }[] = [
  { title: 'Traffic', kpis: ['error-rate', 'transaction-success', 'adoption'] },
  { title: 'Latency', kpis: ['latency-p50', 'latency-p95', 'apdex'] },
  { title: 'Sessions, checks', kpis: ['crash-free-sessions', 'synthetic-success'] },
  {
    title: 'Errors',
    kpis: ['new-error-groups', 'regressed-error-groups', 'worsening-error-groups', 'gone-error-groups'],
  },
  { title: 'Incidents, defects', kpis: ['incidents', 'time-to-restore', 'open-defects', 'escaped-defects'] },
];

export interface FigureGroup {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Figures by subject, empty subjects left out; a KPI that no subject names is still shown. */
export function figureGroups(figures: readonly Figure[]): readonly FigureGroup[] {
  const placed = new Set(groups.flatMap(({ kpis }) => kpis));
  const rest = figures.filter(({ kpi }) => !placed.has(kpi));
  return [
    ...groups.map(({ title, kpis }) => ({
      title,
      figures: kpis.flatMap((kpi) => figures.filter((figure) => figure.kpi === kpi)),
    })),
    { title: 'Other', figures: rest },
  ].filter((group) => group.figures.length > 0);
}
