import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { evidenceText } from '../../ui/format/evidenceText.ts';
import { hoursRange } from '../../ui/format/hoursRange.ts';
import { instant } from '../../ui/format/instant.ts';
import { numberFormat } from '../../ui/format/intl.ts';
import { timesRange, timesText } from '../../ui/format/timesText.ts';
import { wholePercent } from '../../ui/format/wholePercent.ts';
import type { KpiEvidence, KpiVerdict } from './verdictTypes.ts';

interface KpiFacts {
  readonly kpi: KpiVerdict;
  readonly evidence: KpiEvidence | null;
  /** T+0. */
  readonly startedAtMs: number;
  readonly display: Display;
}

/** "T+ 3 h 5 min (20 Nov 2026, 12:25 UTC)" */
export function momentText(atMs: number, startedAtMs: number, display: Display): string {
  const sinceMs = atMs - startedAtMs;
  // An onset is an hour's start, and that hour may have begun before the release did.
  return sinceMs <= 0 ? 'its start' : `${sinceRelease(sinceMs, display)} (${instant(atMs, display)})`;
}

/** What a KPI's verdict stands on, one fact per line. */
export function verdictFacts({ kpi, evidence, startedAtMs, display }: KpiFacts): readonly [string, string][] {
  const { verdict, against, counted, weight } = kpi;
  const { decidedAtMs, ratio, phi, baseline, smallestProvableRatio, judgeableIn, judgedToMs } = verdict;
  const facts: [string, string][] = [['Held against', against]];
  if (ratio !== null) {
    const estimate = timesText(ratio.estimate, display);
    facts.push(['Now', `${estimate} as many ${counted} (${timesRange(ratio.low, ratio.high, display)})`]);
  }
  if (decidedAtMs !== null) facts.push(['Decided at', momentText(decidedAtMs, startedAtMs, display)]);
  if (verdict.onsetAtMs !== null)
    facts.push(['Likely onset', momentText(verdict.onsetAtMs, startedAtMs, display)]);
  if (judgeableIn !== null) {
    const range = hoursRange(judgeableIn.lowHours, judgeableIn.highHours, display);
    facts.push(['Can be judged', `in ${range} at this traffic`]);
  }
  if (baseline === 'history') facts.push(['Cannot prove', unprovable(smallestProvableRatio, display)]);
  const size = numberFormat(display.locale, { maximumSignificantDigits: 3 }).format(phi.value);
  facts.push([
    'Spread',
    phi.source === 'measured'
      ? `${size} times that of independent errors, measured before the watch`
      : `${size} times that of independent errors, assumed: nothing to measure it by`,
  ]);
  const share = wholePercent(weight, display);
  const alarm =
    evidence === null ? '' : `; alarm at an evidence of ${evidenceText(evidence.alarmAt, display)}`;
  facts.push(['Share of alarms', `${share} of the false alarms allowed per release${alarm}`]);
  if (judgedToMs !== null) facts.push(['Judged up to', momentText(judgedToMs, startedAtMs, display)]);
  return facts;
}

/** What earlier releases cannot show, however much traffic there is. */
export function unprovable(smallestProvableRatio: number | null, display: Display): string {
  const below =
    smallestProvableRatio === null
      ? 'A small rise'
      : `A rise below ${timesText(smallestProvableRatio, display)}`;
  return `${below} cannot be told from how earlier releases differ; the old version serving beside it would tell.`;
}
