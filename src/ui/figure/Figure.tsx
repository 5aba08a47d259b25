import { freshnessOf } from '../../engine/domain/freshness.ts';
import type { Change, KnownReading, Reading } from '../../engine/domain/reading.ts';
import type { Display } from '../format/display.ts';
import { ageAgo } from '../format/age.ts';
import { sample, tightSample } from '../format/sample.ts';
import { valueParts } from '../format/value.ts';
import { UnknownGlyph } from '../glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../glyphs/unknownWords.ts';
import { AgeNote } from '../states/AgeNote.tsx';
import text from '../styles/text.module.css';
import { FigureChange } from './FigureChange.tsx';
import styles from './Figure.module.css';

export interface FigureProps {
  /** The KPI's name. */
  readonly label: string;
  /** What it speaks of: "Shop 2.14.0"; with the label it makes the accessible name. */
  readonly of: string;
  readonly reading: Reading;
  /** null where a comparison makes no sense (adoption): nothing is said about it. */
  readonly change: Change | null;
  /** The baseline's version, or null where there is none. */
  readonly against: string | null;
  readonly nowMs: number;
  readonly display: Display;
  /** `cell` leaves out the label, which stands in the column's head, and the age, which stands in the row. */
  readonly size: 'cell' | 'panel';
  /** Said after the number where the head does not say it: "3 new". */
  readonly noun?: string;
  readonly onOpen: () => void;
}

/** One reading with what is needed to believe it; pressing it opens its receipt. */
export function Figure({
  label,
  of,
  reading,
  change,
  against,
  nowMs,
  display,
  size,
  noun,
  onOpen,
}: FigureProps) {
  const now = freshnessOf(reading.kind === 'known' ? reading.inputs : [], nowMs);
  const partial = reading.kind === 'known' && reading.incomplete === true;
  return (
    <button
      type="button"
      className={styles.figure}
      data-size={size}
      data-age={now.state}
      data-unit={reading.kind === 'known' ? reading.unit : undefined}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      {size === 'panel' ? (
        <span className={styles.label}>
          {label}
          <span className={text.spoken}> of {of}</span>
        </span>
      ) : (
        <span className={text.spoken}>
          {label} of {of}:
        </span>
      )}{' '}
      {reading.kind === 'unknown' ? (
        <span className={styles.unknown} data-reason={reading.reason}>
          <UnknownGlyph reason={reading.reason} />
          <span>
            {noun === undefined ? unknownWords[reading.reason] : `${noun}: ${unknownWords[reading.reason]}`}
          </span>
        </span>
      ) : (
        <span className={styles.value}>
          {reading.bound === 'at-least' && '≥ '}
          {reading.bound === 'about' && '≈ '}
          {valueParts(reading.value, reading.unit, display).map((part) => (
            <span key={part.unit} className={styles.part}>
              {part.number}
              {part.unit !== '' && <span className={styles.unit}>{`\u00a0${part.unit}`}</span>}
            </span>
          ))}
          {noun !== undefined && <span className={styles.unit}> {noun}</span>}
          {partial && size === 'panel' && <span className={styles.partial}>partial</span>}
        </span>
      )}{' '}
      {reading.kind === 'known' && (
        <>
          {/* Of a value that is too old, no change is claimed. */}
          {change !== null && now.state !== 'stale' && (
            <FigureChange
              change={change}
              unit={reading.unit}
              against={against}
              display={display}
              size={size}
            />
          )}{' '}
          {(size === 'panel' || partial || (reading.unit !== 'count' && reading.sample.count > 1)) && (
            <span className={styles.sample}>
              {size === 'cell'
                ? cellSample(reading, display)
                : panelSample(reading, now.state === 'fresh' ? nowMs : null, display)}
            </span>
          )}{' '}
          <AgeNote now={now} display={display} />
        </>
      )}
      {reading.kind === 'unknown' && size === 'panel' && (
        <span className={styles.detail}>{reading.detail}</span>
      )}
    </button>
  );
}

/** With its age, unless that is marked already. */
function panelSample(reading: KnownReading, nowMs: number | null, display: Display): string {
  const size = sample(reading.sample, display);
  return nowMs === null ? size : `${size}, asked ${ageAgo(nowMs - reading.asOfMs, display)}`;
}

/** A count is its own sample size: there only the mark of a partial answer is left to say. */
function cellSample({ unit, sample: size, incomplete }: KnownReading, display: Display): string {
  const parts = [
    ...(unit === 'count' ? [] : [tightSample(size, display)]),
    ...(incomplete === true ? ['partial'] : []),
  ];
  return parts.join(', ');
}
