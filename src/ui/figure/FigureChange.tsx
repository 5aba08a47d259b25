import type { Change } from '../../engine/domain/reading.ts';
import type { Unit } from '../../engine/domain/unit.ts';
import type { Display } from '../format/display.ts';
import { differenceText, valueText } from '../format/value.ts';
import text from '../styles/text.module.css';
import styles from './Figure.module.css';

interface FigureChangeProps {
  readonly change: Change;
  readonly unit: Unit;
  readonly against: string | null;
  readonly display: Display;
  readonly size: 'cell' | 'panel';
}

/** The change in neutral ink: whether it is more than chance is a verdict, and none is given here. */
export function FigureChange({ change, unit, against, display, size }: FigureChangeProps) {
  if (change.kind === 'unknown') {
    return (
      <span className={styles.change}>
        {size === 'panel' ? change.detail : <span className={text.spoken}>{change.detail}</span>}
      </span>
    );
  }
  const named = against === null ? 'the baseline' : against;
  return (
    <span className={styles.change}>
      {differenceText(change.difference, unit, display)}
      {size === 'panel' ? (
        <>
          {' '}
          against {named} ({valueText(change.baseline.value, change.baseline.unit, display)})
        </>
      ) : (
        <span className={text.spoken}> against {named},</span>
      )}
    </span>
  );
}
