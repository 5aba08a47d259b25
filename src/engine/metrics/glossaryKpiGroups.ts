import type { KpiId } from '../domain/reading.ts';

export interface KpiGroup {
  readonly title: string;
  readonly kpis: readonly KpiId[];
}

/** KPIs by subject, in reading order: the ledger of a release and the glossary read this one list. */
export const KPI_GROUPS: readonly KpiGroup[] = [
  { title: 'Traffic', kpis: ['error-rate', 'transaction-success', 'adoption'] },
  { title: 'Latency', kpis: ['latency-p50', 'latency-p95', 'apdex'] },
  { title: 'Sessions, checks', kpis: ['crash-free-sessions', 'synthetic-success'] },
  {
    title: 'Errors',
    kpis: [
      'new-error-groups',
      'regressed-error-groups',
      'worsening-error-groups',
      'gone-error-groups',
      'regressed-groups-per-sessions',
    ],
  },
  { title: 'Incidents', kpis: ['incidents', 'time-to-restore', 'time-to-restore-ten'] },
  {
    title: 'Defects',
    kpis: [
      'open-defects',
      'escaped-defects',
      'escaped-defects-per-sessions',
      'regression-defects',
      'regression-defects-per-sessions',
      'reopen-rate',
    ],
  },
  { title: 'Support', kpis: ['support-cases', 'support-cases-per-sessions'] },
  {
    title: 'Verdicts, changes',
    kpis: ['regressed-kpis', 'change-failure-rate', 'deployment-rework-rate', 'alert-precision'],
  },
];
