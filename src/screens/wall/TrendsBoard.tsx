import { useId, useMemo, type CSSProperties } from 'react';
import type { WallBody, WallHeat } from '../../engine/answers/wallBody.ts';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import { heatScale } from '../../ui/charts/heatScale.ts';
import { sinceScale } from '../../ui/charts/sinceScale.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { valueText } from '../../ui/format/value.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { dataAge } from './dataAge.ts';
import { Nothing } from './Nothing.tsx';
import { StateGlyph } from './StateGlyph.tsx';
import { stateNow } from './stateNow.ts';
import styles from './Heat.module.css';

/** Error rate by release and time since release: one strip a release, the newest at the bottom. */
export function TrendsBoard({ body, nowMs, display }: { body: WallBody; nowMs: number; display: Display }) {
  if (body.heat === null)
    return <Nothing reason="no-data" title="No releases" sentence="No source has told of a release yet." />;
  return <Heat heat={body.heat} nowMs={nowMs} display={display} />;
}

function Heat({ heat, nowMs, display }: { heat: WallHeat; nowMs: number; display: Display }) {
  const hatch = useId();
  const { edgesMs, rows, releases, serviceLabel } = heat;
  const steps = useMemo(() => heatScale(rows.flatMap(({ value }) => value)), [rows]);
  const x = sinceScale(edgesMs.at(-1) ?? 0);
  const columns = edgesMs.slice(1).map((edge, column) => x(edge) - x(edgesMs[column] ?? 0));
  const grid: CSSProperties = {
    gridTemplateColumns: columns.map((share) => `${share.toFixed(4)}fr`).join(' '),
  };
  const old = freshnessOf(
    releases.flatMap(({ verdict }) => verdict?.data ?? []),
    nowMs,
  );
  return (
    <div className={styles.heat}>
      <div className={styles.caption}>
        <p>
          {serviceLabel}: error rate by time since release
          {old.state !== 'fresh' && (
            <span className={styles.old}>
              <UnknownGlyph reason="stale" /> {dataAge(old.ageMs, display)}
            </span>
          )}
        </p>
        <Legend edges={steps.edges} display={display} />
      </div>
      <ol className={styles.rows} aria-describedby={hatch}>
        {rows.map(({ releaseId, value }, row) => (
          <li key={releaseId}>
            <span className={styles.name}>
              <StateGlyph state={stateNow(releases[row]?.verdict ?? null, nowMs)} />
              {releases[row]?.version}
            </span>
            <span className={styles.cells} style={grid}>
              {value.map((one, column) => (
                <span
                  key={edgesMs[column]}
                  className={styles.cell}
                  data-step={one === null ? 'none' : steps.stepOf(one)}
                />
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.ruler} id={hatch}>
        <span className={styles.name}>T+</span>
        <span className={styles.cells} style={grid}>
          {edgesMs.slice(1).map((edge, column) => (
            <span key={edge}>{(columns[column] ?? 0) > 0.1 ? rulerText(edge, edgesMs, display) : ''}</span>
          ))}
        </span>
      </p>
    </div>
  );
}

/** The five tones, and between them the rates at which they change; hatched is no data. */
function Legend({ edges, display }: { edges: readonly number[]; display: Display }) {
  return (
    <p className={styles.legend}>
      {edges.length > 0 &&
        [...edges.keys(), edges.length].map((step) => {
          const edge = edges[step];
          return (
            <span key={step}>
              <span className={styles.swatch} data-step={step} aria-hidden="true" />
              {edge !== undefined && <span>{valueText(edge, 'ratio', display)}</span>}
            </span>
          );
        })}
      <span>
        <span className={styles.swatch} data-step="none" aria-hidden="true" />
        <span>no data</span>
      </span>
    </p>
  );
}

/** "4", and the last one with its unit: "72 h". */
function rulerText(edgeMs: number, edgesMs: readonly number[], display: Display): string {
  const text = hours(edgeMs, display);
  return edgeMs === edgesMs.at(-1) ? text : text.replace(/\s*h$/, '');
}
