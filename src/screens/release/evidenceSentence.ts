import { bucketAt } from '../../ui/charts/sinceLine.ts';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { evidenceText } from '../../ui/format/evidenceText.ts';
import { timesRange, timesText } from '../../ui/format/timesText.ts';
import type { EvidenceLine } from '../../ui/verdict/evidenceLine.ts';
import type { KpiEvidence, KpiVerdict } from './verdictTypes.ts';

/** Looks on the T+ ruler. */
export function evidenceLine({ looks }: KpiEvidence, startedAtMs: number): EvidenceLine {
  return {
    sinceMs: looks.map(({ atMs }) => Math.max(0, atMs - startedAtMs)),
    estimate: looks.map(({ estimate }) => estimate),
    low: looks.map(({ low }) => low),
    high: looks.map(({ high }) => high),
    logE: looks.map(({ logE }) => logE),
  };
}

/** Both charts in words: where the ratio stands, how the evidence went, and where the rise began. */
export function evidenceSentence(
  { verdict, counted }: KpiVerdict,
  { alarmAt }: KpiEvidence,
  line: EvidenceLine,
  display: Display,
): string {
  const { ratio, onsetAtMs } = verdict;
  const now =
    ratio === null
      ? 'No ratio can be told yet.'
      : `${timesText(ratio.estimate, display)} as many ${counted} as the baseline (${timesRange(ratio.low, ratio.high, display)}).`;
  const logE = line.logE.at(-1) ?? 0;
  const peak = line.logE.reduce(
    (best, value, index) => (value > (line.logE[best] ?? -Infinity) ? index : best),
    0,
  );
  const maxLogE = line.logE[peak] ?? 0;
  const highest = ` It was highest, ${evidenceText(maxLogE, display)}, at ${sinceRelease(line.sinceMs[peak] ?? 0, display)}.`;
  const alarm = maxLogE >= alarmAt ? 'The alarm line was passed' : 'The alarm line was not reached';
  const onset = onsetAtMs === null ? '' : ' The likely onset is marked.';
  return `${now} The evidence of harm is ${evidenceText(logE, display)}; 1 speaks neither way.${highest} ${alarm} (${evidenceText(alarmAt, display)}).${onset}`;
}

/** What both charts say at one moment: "T+ 5 h: ×1.19 (1.05 to 1.34), evidence 31". */
export function readLook(line: EvidenceLine, sinceMs: number, display: Display): string {
  const index = bucketAt(line.sinceMs, sinceMs);
  const estimate = line.estimate[index] ?? null;
  const low = line.low[index] ?? null;
  const high = line.high[index] ?? null;
  const logE = line.logE[index];
  const ratio =
    estimate === null
      ? 'no ratio yet'
      : timesText(estimate, display) +
        (low === null || high === null ? '' : ` (${timesRange(low, high, display)})`);
  const evidence = logE === undefined ? 'not judged' : `evidence ${evidenceText(logE, display)}`;
  return `${sinceRelease(sinceMs, display)}: ${ratio}, ${evidence}`;
}
