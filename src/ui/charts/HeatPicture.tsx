import { memo, useId } from 'react';
import type { Display } from '../format/display.ts';
import { VerdictGlyph } from '../verdict/VerdictGlyph.tsx';
import { HEAT_ROW, type HeatPlot } from './heatPlot.ts';
import type { HeatRow } from './heatRow.ts';
import type { HeatScale } from './heatScale.ts';
import { RulerTicks } from './RulerTicks.tsx';
import { shortLabel } from './sincePlot.ts';
import styles from './HeatPicture.module.css';

interface HeatPictureProps {
  readonly rows: readonly HeatRow[];
  readonly edgesMs: readonly number[];
  readonly scale: HeatScale;
  readonly plot: HeatPlot;
  readonly display: Display;
}

/** Rows of cells over the T+ ruler; hatch = no data. */
export const HeatPicture = memo(function HeatPicture({
  rows,
  edgesMs,
  scale,
  plot,
  display,
}: HeatPictureProps) {
  const hatch = useId();
  return (
    <g>
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" className={styles.hatch} />
      </pattern>
      {rows.map(({ key, label, value, verdict }, row) => (
        <g key={key} transform={`translate(0 ${plot.rowTop(row)})`}>
          {verdict !== undefined && (
            <g transform="translate(0 3)">
              <VerdictGlyph state={verdict} size={14} />
            </g>
          )}
          <text className={styles.name} x="20" y={HEAT_ROW / 2 + 4}>
            {shortLabel(label)}
          </text>
          {value.map((one, column) => {
            const { left, right } = plot.columnEdges(column);
            return (
              <rect
                key={edgesMs[column]}
                className={styles.cell}
                data-step={one === null ? 'none' : scale.stepOf(one)}
                x={left}
                width={Math.max(1, right - left)}
                height={HEAT_ROW - 2}
                fill={one === null ? `url(#${hatch})` : undefined}
              />
            );
          })}
        </g>
      ))}
      <g transform={`translate(0 ${plot.ground})`}>
        <RulerTicks
          postReleaseMs={edgesMs.at(-1) ?? 0}
          checkpointsMs={undefined}
          nowSinceMs={null}
          {...{ display }}
          x={plot.x}
          width={plot.width}
        />
      </g>
    </g>
  );
});
