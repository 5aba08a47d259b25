import type { Display } from '../../ui/format/display.ts';
import { timesRange, timesText } from '../../ui/format/timesText.ts';
import type { ReleaseVerdict } from './watchTypes.ts';

/** "×1.90 (1.40 to 2.60)", or '' where the verdict has no ratio of this KPI. */
export function ratioText(verdict: ReleaseVerdict | null, kpi: string, display: Display): string {
  const ratio = verdict?.kpis.find((one) => one.kpi === kpi)?.verdict.ratio ?? null;
  if (ratio === null) return '';
  return `${timesText(ratio.estimate, display)} (${timesRange(ratio.low, ratio.high, display)})`;
}
