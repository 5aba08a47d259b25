import { freshnessOf, type Freshness } from '../../engine/domain/freshness.ts';
import type { WatchChart } from '../../engine/answers/watchBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { differenceText } from '../../ui/format/value.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import { VerdictGlyph } from '../../ui/verdict/VerdictGlyph.tsx';
import { dataAge } from './dataAge.ts';
import { firstSentence } from './firstSentence.ts';
import { TileLine } from './TileLine.tsx';
import { tileValue, type TileValue } from './tileValue.ts';
import styles from './Tile.module.css';

interface KpiTileProps {
  readonly chart: WatchChart;
  readonly postReleaseMs: number;
  /** Parts of the answer are still on their way: what it is compared with may be one of them. */
  readonly awaiting: boolean;
  readonly nowMs: number;
  readonly display: Display;
}

/** One figure, legible from across the room, with its change, its line and, where it is old or missing, why. */
export function KpiTile({ chart, postReleaseMs, awaiting, nowMs, display }: KpiTileProps) {
  const { reading, change } = chart.figure;
  const old = freshnessOf(reading.kind === 'known' ? reading.inputs : [], nowMs);
  const state = old.state === 'stale' ? null : (chart.judged?.state ?? null);
  const alarming = state === 'regressed' || state === 'watch';
  return (
    <li className={styles.tile} data-age={old.state} data-state={alarming ? state : undefined}>
      <h2>{chart.journey === null ? (SHORT[chart.kpi] ?? chart.label) : chart.label}</h2>
      {reading.kind === 'unknown' ? (
        <>
          {/* As large as a figure, so that a tile without one is a statement and no gap. */}
          <p className={styles.none}>
            <UnknownGlyph reason={reading.reason} />
          </p>
          <p className={styles.unknown}>
            <UnknownGlyph reason={reading.reason} />
            {unknownWords[reading.reason]}
          </p>
          <p className={styles.detail}>{firstSentence(reading.detail)}</p>
        </>
      ) : (
        <>
          <Value {...tileValue(reading, display)} />
          {old.state === 'fresh' && change.kind === 'known' && (
            <p className={styles.change}>
              {alarming && <VerdictGlyph state={state} />}
              <span>{differenceText(change.difference, reading.unit, display)}</span>
            </p>
          )}
          {old.state === 'fresh' && change.kind === 'unknown' && (
            <p className={styles.detail}>{awaiting ? 'comparison awaited' : 'no comparison'}</p>
          )}
          <OldLine old={old} display={display} />
        </>
      )}
      {old.state !== 'stale' && (
        <TileLine line={chart.lines[0] ?? null} band={chart.band} {...{ postReleaseMs, display }} />
      )}
    </li>
  );
}

/** Fits one line of a quarter of the picture; the whole name is in the glossary. */
const SHORT: Readonly<Record<string, string>> = { 'latency-p95': 'Latency p95' };

function Value({ bound, parts }: TileValue) {
  return (
    <p className={styles.value} data-far>
      {bound}
      {parts.map(({ number, unit }) => (
        <span key={unit}>
          {number}
          {unit !== '' && <span className={styles.unit} data-unit>{`\u00a0${unit}`}</span>}
        </span>
      ))}
    </p>
  );
}

function OldLine({ old, display }: { old: Freshness; display: Display }) {
  if (old.state === 'fresh') return null;
  const text = dataAge(old.ageMs, display);
  return (
    <p className={styles.old}>
      <UnknownGlyph reason="stale" />
      <span>{old.state === 'late' ? text : `no verdict, data ${text}`}</span>
    </p>
  );
}
