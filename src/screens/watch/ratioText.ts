import type { Display } from '../../ui/format/display.ts';
import { timesRange, timesText } from '../../ui/format/timesText.ts';
import type { ReleaseVerdict } from './watchTypes.ts';

/** From here on the data set no limit: the engine says 1,000 for it. */
const NO_LIMIT = 1_000;

/** "×1.90 (1.40 to 2.60)", or '' where the verdict has no ratio of this KPI. */
export function ratioText(verdict: ReleaseVerdict | null, kpi: string, display: Display): string {
  const ratio = verdict?.kpis.find((one) => one.kpi === kpi)?.verdict.ratio ?? null;
  // Without an upper limit it only says how little is known, and the verdict says that better.
  if (ratio === null || ratio.high >= NO_LIMIT) return '';
  return `${timesText(ratio.estimate, display)} (${timesRange(ratio.low, ratio.high, display)})`;
}
