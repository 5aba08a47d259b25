import type { KpiId } from '../domain/reading.ts';

export interface KpiGroup {
  readonly title: string;
  readonly kpis: readonly KpiId[];
  /** Tells little of one release alone: on its page these figures are folded away. */
  readonly alongReleases: boolean;
}

/** KPIs by subject, in reading order: the ledger of a release and the glossary read this one list. */
export const KPI_GROUPS: readonly KpiGroup[] = [
  { title: 'Traffic', kpis: ['error-rate', 'transaction-success', 'adoption'], alongReleases: false },
  { title: 'Latency', kpis: ['latency-p50', 'latency-p95', 'apdex'], alongReleases: false },
  { title: 'Sessions, checks', kpis: ['crash-free-sessions', 'synthetic-success'], alongReleases: false },
  {
    title: 'Errors',
    kpis: ['new-error-groups', 'regressed-error-groups', 'worsening-error-groups', 'gone-error-groups'],
    alongReleases: false,
  },
  {
    title: 'Incidents, support',
    kpis: ['incidents', 'time-to-restore', 'support-cases'],
    alongReleases: false,
  },
  {
    title: 'Defects',
    kpis: ['open-defects', 'escaped-defects', 'regression-defects'],
    alongReleases: false,
  },
  {
    title: 'Along releases',
    kpis: [
      'regressed-kpis',
      'regressed-groups-per-sessions',
      'escaped-defects-per-sessions',
      'regression-defects-per-sessions',
      'support-cases-per-sessions',
      'time-to-restore-ten',
      'reopen-rate',
      'change-failure-rate',
      'deployment-rework-rate',
      'alert-precision',
    ],
    alongReleases: true,
  },
];
