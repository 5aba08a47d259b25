import { definitionOf } from '../metrics/definitions.ts';
import { rangeText } from '../verdict/reason.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';

/** "Transaction success in 3 to 6 h, error rate in 5 to 9 h, at this traffic."; null once it is judged, or withdrawn. */
export function watchForecast(verdict: ReleaseVerdict | null): string | null {
  if (verdict === null || verdict.state !== 'too-early') return null;
  const early = verdict.kpis.filter((one) => one.verdict.state === 'too-early');
  const known = early.flatMap(({ kpi, verdict: { judgeableIn } }) =>
    judgeableIn === null ? [] : [`${labelOf(kpi)} in ${rangeText(judgeableIn)}`],
  );
  if (known.length === 0)
    return 'Too few failures so far, here and in what it is compared with, to say when it can be judged.';
  const text = known.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}, at this traffic.`;
}

function labelOf(kpi: string): string {
  return (definitionOf(kpi)?.label ?? kpi).toLowerCase();
}
