import { definitionOf } from '../../engine/metrics/definitions.ts';
import type { KpiVerdict } from './verdictTypes.ts';

/** Each caveat once, and whose it is where it does not hold for all KPIs. */
export function verdictNotes(kpis: readonly KpiVerdict[]): readonly string[] {
  const labels = new Map<string, string[]>();
  for (const { kpi, verdict } of kpis) {
    for (const note of verdict.notes) {
      labels.set(note, [...(labels.get(note) ?? []), definitionOf(kpi)?.label ?? kpi]);
    }
  }
  return [...labels].map(([note, whose]) =>
    whose.length === kpis.length ? note : `${whose.join('; ')}: ${note}`,
  );
}
