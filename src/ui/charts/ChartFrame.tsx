import type { ReactNode } from 'react';
import type { ChartState } from './chartState.ts';
import { ChartStateLine } from './ChartStateLine.tsx';
import styles from './ChartFrame.module.css';

interface ChartFrameProps {
  readonly title: string;
  /** Unit in words. */
  readonly of: string;
  /** Right of the title. */
  readonly aside?: ReactNode;
  /** What is read at the cursor; '' = nothing is read, null = this picture is not read point by point. */
  readonly read: string | null;
  readonly state: ChartState;
  /** Tells series apart where labels in the picture cannot. */
  readonly legend?: ReactNode;
  /** The chart in words. */
  readonly sentence: string;
  /** The picture; null = there is none to draw. */
  readonly children: ReactNode;
  /** Height of the picture, px: the same room is kept while it loads. */
  readonly height: number;
  /** Show data, where the chart has its own. */
  readonly data?: ReactNode;
}

/** What every chart has around its picture: heading with unit, read-out, state, the picture in words, and its data. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, of, aside, read, state, legend, sentence, children, height, data } = props;
  const isDrawn = children !== null;
  // What is only awaited is said in the place of the sentence, which is not final yet: above, it would push the picture.
  const isAwaited = isDrawn && 'reason' in state && state.reason === 'awaited';
  const stateLine = <ChartStateLine state={state} height={isDrawn ? null : height} title={title} />;
  return (
    <figure className={styles.chart} data-state={state.kind}>
      <figcaption className={styles.caption}>
        <h3>{title}</h3> <span className={styles.of}>{of}</span>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </figcaption>
      {isDrawn && legend !== undefined && <div className={styles.legend}>{legend}</div>}
      {isDrawn && read !== null && <p className={styles.read}>{read}</p>}
      {!isAwaited && stateLine}
      {isDrawn && <div className={styles.picture}>{children}</div>}
      {isAwaited && stateLine}
      {!isAwaited && state.kind !== 'loading' && sentence !== '' && (
        <p className={styles.sentence}>{sentence}</p>
      )}
      {data}
    </figure>
  );
}
