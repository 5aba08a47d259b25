import type { BeyondMark } from './beyondMarks.ts';
import { placeOnLine } from './placeOnLine.ts';
import type { PlotBox } from './sincePlot.ts';
import type { SincePlace } from './sincePoints.ts';
import { textWidth } from './textWidth.ts';
import styles from './SinceMarks.module.css';

interface SinceBeyondProps {
  readonly marks: readonly BeyondMark[];
  readonly place: SincePlace;
  readonly box: PlotBox;
}

const EDGE = 3;

/** Arrows at the edge of the plot where a line leaves it, with how far it goes: a cut line must not look like a calm one. */
export function SinceBeyond({ marks, place, box }: SinceBeyondProps) {
  const ground = box.height - box.bottom;
  const words = (edge: BeyondMark['edge']) =>
    placeOnLine(
      marks
        .filter((mark) => mark.edge === edge)
        .map(({ key, text, sinceMs }, rank) => ({
          key,
          text,
          // Beside its arrow, on the side with more room.
          x: place.x(sinceMs) + (textWidth(text) / 2 + 10) * (place.x(sinceMs) > box.width / 2 ? -1 : 1),
          rank,
        })),
      box.width,
      textWidth,
    ).map(({ key, text, left }) => (
      <text key={key} className={styles.beyond} x={left} y={edge === 'top' ? box.top + 11 : ground - 4}>
        {text}
      </text>
    ));
  return (
    <g>
      {marks.map(({ key, sinceMs, edge }) => (
        <path
          key={key}
          className={styles.arrow}
          d={
            edge === 'top'
              ? `M${place.x(sinceMs)} ${box.top + EDGE - 4}l4 7h-8Z`
              : `M${place.x(sinceMs)} ${ground - EDGE + 4}l4 -7h-8Z`
          }
        />
      ))}
      {words('top')}
      {words('bottom')}
    </g>
  );
}
