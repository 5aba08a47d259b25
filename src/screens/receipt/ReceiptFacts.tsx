import type { ReactNode } from 'react';
import type { ReceiptBody } from '../../engine/answers/receiptBody.ts';
import { ageAgo } from '../../ui/format/age.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { instant } from '../../ui/format/instant.ts';
import { interval } from '../../ui/format/interval.ts';
import { sample } from '../../ui/format/sample.ts';
import { differenceText, valueText } from '../../ui/format/value.ts';
import styles from './Receipt.module.css';

interface ReceiptFactsProps {
  readonly receipt: Extract<ReceiptBody, { found: true }>;
  readonly nowMs: number;
  readonly display: Display;
}

/** What the value stands on, one fact per line. */
export function ReceiptFacts({ receipt: { figure, phase }, nowMs, display }: ReceiptFactsProps) {
  const { reading, change } = figure;
  const baseline = phase?.baseline ?? null;
  const facts: [string, ReactNode][] = [];
  if (reading.kind === 'known') {
    const { numerator, denominator } = reading;
    if (numerator !== null && denominator !== null) {
      facts.push([
        'Sums',
        `${count(numerator, display)} of ${count(denominator, display)} ${reading.sample.of}`,
      ]);
    }
    facts.push(['Sample', sample(reading.sample, display)]);
    facts.push(['Method', reading.method]);
    if (reading.window !== null) facts.push(['Window', interval(reading.window, display)]);
    facts.push([
      'True at',
      `${instant(reading.asOfMs, display)}, ${ageAgo(nowMs - reading.asOfMs, display)}`,
    ]);
  } else if (phase !== null) facts.push(['Window', interval(phase.window, display)]);
  if (change.kind === 'known') {
    const { value, unit } = change.baseline;
    facts.push([
      'Baseline',
      <>
        {baseline === null ? 'baseline' : `${baseline.release.serviceLabel} ${baseline.release.version}`}:{' '}
        {valueText(value, unit, display)}, {sample(change.baseline.sample, display)}
        {change.baseline.window !== null && (
          <span className={styles.aside}>{interval(change.baseline.window, display)}</span>
        )}
      </>,
    ]);
    facts.push(['Difference', differenceText(change.difference, unit, display)]);
  } else facts.push(['Baseline', change.detail]);
  const caveats = reading.kind === 'known' ? reading.caveats : [];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {caveats.length > 0 && (
        <>
          <h3 className={styles.heading}>Why it may be off</h3>
          <ul className={styles.caveats}>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
