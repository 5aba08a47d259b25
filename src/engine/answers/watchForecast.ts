import { HOUR_MS } from '../domain/time.ts';
import { definitionOf } from '../metrics/definitions.ts';
import { rangeText } from '../verdict/reason.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';
import { DECISIVE } from './releaseVerdictOf.ts';

const TOO_FEW = 'too few failures so far to say when';

/**
 * When the KPIs that decide can be judged: "Transaction success in 3 to 6 h, error rate in 5 to 9 h, at this traffic.";
 * null once there is a verdict, or it is withdrawn.
 */
export function watchForecast(verdict: ReleaseVerdict | null, leftMs: number): string | null {
  if (verdict === null || verdict.state !== 'too-early') return null;
  const early = verdict.kpis.filter((one) => DECISIVE.has(one.kpi) && one.verdict.state === 'too-early');
  const ranges = early.map((one) => one.verdict.judgeableIn);
  if (ranges.every((range) => range === null))
    return 'Too few failures so far, here and where it is compared with, to say when it can be judged.';
  if (ranges.every((range) => range === null || range.lowHours * HOUR_MS > leftMs))
    return 'At this traffic it will not be judged before its watch ends.';
  const parts = early.map(({ kpi, verdict: { judgeableIn } }) => {
    const label = (definitionOf(kpi)?.label ?? kpi).toLowerCase();
    if (judgeableIn === null) return `${label}: ${TOO_FEW}`;
    return judgeableIn.lowHours * HOUR_MS > leftMs
      ? `${label} not before the watch ends`
      : `${label} in ${rangeText(judgeableIn)}`;
  });
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}, at this traffic.`;
}
