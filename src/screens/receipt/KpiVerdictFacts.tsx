import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { numberFormat } from '../../ui/format/intl.ts';
import { timesRange, timesText } from '../../ui/format/timesText.ts';
import { wholePercent } from '../../ui/format/wholePercent.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import { verdictMethods, verdictRules } from './verdictMethod.ts';
import styles from './Receipt.module.css';

interface KpiVerdictFactsProps {
  readonly kpi: NonNullable<OverviewRow['verdict']>['kpis'][number];
  readonly startedAtMs: number | null;
  /** The release's verdict is withdrawn: this one said nothing newer. */
  readonly stale: boolean;
  readonly display: Display;
}

/** How the verdict on this KPI came about: data, method, and the values it is judged by. */
export function KpiVerdictFacts({ kpi, startedAtMs, stale, display }: KpiVerdictFactsProps) {
  const { verdict, counted, against, weight } = kpi;
  const { ratio, phi, decidedAtMs, judgedToMs, notes } = verdict;
  const moment = (atMs: number): string =>
    startedAtMs === null
      ? instant(atMs, display)
      : `${sinceRelease(Math.max(0, atMs - startedAtMs), display)}, ${instant(atMs, display)}`;
  const spread = numberFormat(display.locale, { maximumSignificantDigits: 3 }).format(phi.value);
  const facts: readonly (readonly [string, string])[] = [
    ['Counted', `${counted}, against ${against}`],
    [
      'Ratio',
      ratio === null
        ? 'none yet'
        : `${timesText(ratio.estimate, display)} (${timesRange(ratio.low, ratio.high, display)})`,
    ],
    ['Spread', `${spread} times that of independent errors, ${phi.source}`],
    ['Its share', `${wholePercent(weight, display)} of the false alarms allowed per release`],
    ...(decidedAtMs === null ? [] : [['Decided at', moment(decidedAtMs)] as const]),
    ...(judgedToMs === null ? [] : [['Judged up to', moment(judgedToMs)] as const]),
  ];
  return (
    <section aria-label="Verdict">
      <h3 className={styles.heading}>Its verdict</h3>
      <p>
        <VerdictWord state={stale ? 'stale' : verdict.state} />
      </p>
      <p className={styles.detail}>
        {stale && 'Before its data grew old: '}
        {timesHere(verdict.reason, display)}
      </p>
      <dl className={styles.facts}>
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
        <div>
          <dt>Method</dt>
          <dd>{verdictMethods[verdict.baseline]}</dd>
        </div>
      </dl>
      <ul className={styles.caveats}>
        {[...verdictRules(display), ...notes].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
