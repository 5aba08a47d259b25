import { useId } from 'react';
import { placeOnLine } from './placeOnLine.ts';
import type { SinceMark } from './sinceLine.ts';
import { isAbove, type PlotBox } from './sincePlot.ts';
import type { SincePlace } from './sincePoints.ts';
import { textWidth } from './textWidth.ts';
import styles from './SinceMarks.module.css';

interface SinceMarksProps {
  readonly marks: readonly SinceMark[];
  readonly place: SincePlace;
  readonly box: PlotBox;
}

/**
 * What happened, in shapes: a triangle under the plot (likely onset), a bar on its ground (incident), a flag on a pole
 * (deployment; a rollback's flies backwards), a hatched stretch (left out of the figures). Names that would touch are left
 * out of the picture; they are read at the cursor and listed with the data.
 */
export function SinceMarks({ marks, place, box }: SinceMarksProps) {
  const hatch = useId();
  const ground = box.height - box.bottom;
  const names = (above: boolean) =>
    placeOnLine(
      marks.flatMap((mark, index) =>
        isAbove(mark) === above
          ? [
              {
                key: `${index}`,
                text: mark.label,
                x: middle(mark, place),
                rank: mark.kind === 'onset' ? 0 : 1,
              },
            ]
          : [],
      ),
      box.width,
      textWidth,
    ).map(({ key, text, left }) => (
      <text
        key={key}
        className={styles.name}
        data-kind={marks[Number(key)]?.kind}
        x={left}
        y={above ? 14 : ground + 24}
      >
        {text}
      </text>
    ));
  return (
    <g>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className={styles.hatch} />
      </pattern>
      {marks.map((mark, index) => {
        const from = place.x(mark.sinceMs);
        const to = mark.untilMs === null ? from : place.x(mark.untilMs);
        const key = `${index} ${mark.label}`;
        switch (mark.kind) {
          case 'excluded':
            return (
              <rect
                key={key}
                x={from}
                y={box.top}
                width={Math.max(2, to - from)}
                height={ground - box.top}
                fill={`url(#${hatch})`}
              />
            );
          case 'incident':
            return (
              <g key={key} className={styles.incident}>
                <path d={`M${from} ${ground + 3}H${Math.max(from + 3, to)}`} />
                {mark.untilMs === null && (
                  <path className={styles.open} d={`M${from + 4} ${ground - 1}l6 4l-6 4`} />
                )}
              </g>
            );
          case 'onset':
            return (
              <g key={key} className={styles.onset}>
                <path className={styles.pole} d={`M${from} ${box.top}V${ground}`} />
                <path d={`M${from} ${ground + 2}l5 8h-10Z`} />
              </g>
            );
          case 'deployment':
          case 'rollback':
            return (
              <g key={key} className={styles.flag}>
                <path className={styles.pole} d={`M${from} 16V${ground}`} />
                <path d={`M${from} 16${mark.kind === 'deployment' ? 'h9l-3 4l3 4h-9' : 'h-9v8h9'}Z`} />
              </g>
            );
        }
      })}
      {names(true)}
      {names(false)}
    </g>
  );
}

function middle({ sinceMs, untilMs }: SinceMark, { x }: SincePlace): number {
  return untilMs === null ? x(sinceMs) : (x(sinceMs) + x(untilMs)) / 2;
}
