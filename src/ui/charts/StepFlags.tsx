import type { DotsPlot } from './dotsPlot.ts';
import { placeOnLine } from './placeOnLine.ts';
import type { LevelStep, ReleaseDot } from './releaseDot.ts';
import { textWidth } from './textWidth.ts';
import styles from './StepFlags.module.css';

interface StepFlagsProps {
  readonly points: readonly ReleaseDot[];
  readonly steps: readonly LevelStep[];
  readonly plot: DotsPlot;
}

/** A flag where the level changed, with the word for it: filled = worse, hollow = better. */
export function StepFlags({ points, steps, plot }: StepFlagsProps) {
  const flags = steps.flatMap((step) => {
    const at = points.findIndex(({ key }) => key === step.atKey);
    return at < 0 ? [] : [{ step, x: plot.x(at - 0.5) }];
  });
  const words = flags.map(({ step, x }, index) => ({
    key: `${index}`,
    text: step.direction === 'neither' ? 'step' : step.direction,
    // Right of the cloth.
    x: x + 12 + textWidth(step.direction === 'neither' ? 'step' : step.direction) / 2,
    rank: -index,
  }));
  return (
    <g>
      {flags.map(({ step, x }) => (
        <g key={step.atKey} className={styles.flag} data-way={step.direction}>
          <path className={styles.pole} d={`M${x} 3V${plot.ground}`} />
          <path d={`M${x} 3h9l-3 4l3 4h-9Z`} />
        </g>
      ))}
      {placeOnLine(words, plot.width, textWidth).map(({ key, text, left }) => (
        <text key={key} className={styles.word} x={left} y="12">
          {text}
        </text>
      ))}
    </g>
  );
}
