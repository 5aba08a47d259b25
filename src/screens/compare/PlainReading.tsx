import { freshnessOf } from '../../engine/domain/freshness.ts';
import type { Change, Reading } from '../../engine/domain/reading.ts';
import type { Display } from '../../ui/format/display.ts';
import { tightSample } from '../../ui/format/sample.ts';
import { differenceText, valueText } from '../../ui/format/value.ts';
import { AgeNote } from '../../ui/states/AgeNote.tsx';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import text from '../../ui/styles/text.module.css';
import styles from './PlainReading.module.css';

interface PlainReadingProps {
  readonly reading: Reading;
  readonly change: Change | null;
  readonly against: string;
  readonly nowMs: number;
  readonly display: Display;
}

const BOUND = { exact: '', 'at-least': '≥ ', about: '≈ ' } as const;

/** A value with its sample where no receipt tells more: a part of a KPI's traffic, or another stretch of it. */
export function PlainReading({ reading, change, against, nowMs, display }: PlainReadingProps) {
  if (reading.kind === 'unknown') {
    return (
      <span className={styles.unknown}>
        <UnknownGlyph reason={reading.reason} /> {unknownWords[reading.reason]}
      </span>
    );
  }
  const now = freshnessOf(reading.inputs, nowMs);
  return (
    <span className={styles.reading} data-age={now.state}>
      <span className={styles.value}>
        {BOUND[reading.bound]}
        {valueText(reading.value, reading.unit, display)}
      </span>{' '}
      {change?.kind === 'known' && now.state !== 'stale' && (
        <span className={styles.small}>
          {differenceText(change.difference, reading.unit, display)}
          <span className={text.spoken}> against {against},</span>
        </span>
      )}{' '}
      <span className={styles.small}>
        {tightSample(reading.sample, display)}
        {reading.incomplete === true && ', partial'}
      </span>{' '}
      <AgeNote now={now} display={display} />
    </span>
  );
}
