import { useId, useMemo, type CSSProperties } from 'react';
import type { WallBody, WallHeat } from '../../engine/answers/wallBody.ts';
import { heatScale } from '../../ui/charts/heatScale.ts';
import { sinceScale } from '../../ui/charts/sinceScale.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { valueText } from '../../ui/format/value.ts';
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
  const usual = steps.edges.length < 3 ? null : [steps.edges[1] ?? 0, steps.edges[2] ?? 0];
  return (
    <div className={styles.heat}>
      <p className={styles.caption}>
        Error rate of {serviceLabel} by time since release.{' '}
        {usual !== null &&
          `Middle tone: ${usual.map((edge) => valueText(edge, 'ratio', display)).join(' to ')}; hatched: no data.`}
      </p>
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
                  // oxlint-disable-next-line react/no-array-index-key -- a column is its place in time
                  key={column}
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

/** "4", and the last one with its unit: "72 h". */
function rulerText(edgeMs: number, edgesMs: readonly number[], display: Display): string {
  const text = hours(edgeMs, display);
  return edgeMs === edgesMs.at(-1) ? text : text.replace(/\s*h$/, '');
}
