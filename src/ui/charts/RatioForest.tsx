import type { ReactNode } from 'react';
import type { Display } from '../format/display.ts';
import { numberFormat } from '../format/intl.ts';
import text from '../styles/text.module.css';
import { ForestRange, percentOf } from './ForestRange.tsx';
import { ratioText } from './ratioText.ts';
import { timesScale } from './timesScale.ts';
import styles from './RatioForest.module.css';

export interface ForestRow {
  readonly key: string;
  readonly label: string;
  /** Small print under the label: "41,206 and 38,911 requests". */
  readonly hint?: ReactNode;
  readonly a: ReactNode;
  readonly b: ReactNode;
  /** How many times as often in b as in a; `low`/`high` null = open end. */
  readonly ratio: {
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  /** Why there is no ratio. */
  readonly noRatio: string | null;
  /** Under the ratio in words: "with the mix of 2.13.0: ×1.04". */
  readonly note?: ReactNode;
}

export interface RatioForestProps {
  /** Says what the table holds, for those who jump from table to table. */
  readonly caption: string;
  /** Heading of the labels: "Journey". */
  readonly rowHead: string;
  /** Versions that head the value columns. */
  readonly labelA: string;
  readonly labelB: string;
  /** What the ratio means: "times as often as in 2.13.0, with 95 % interval". */
  readonly ratioHead: string;
  readonly rows: readonly ForestRow[];
  readonly display: Display;
}

/** Ratios with their intervals around x1, one row each: a table whose last column is also a picture. */
export function RatioForest({
  caption,
  rowHead,
  labelA,
  labelB,
  ratioHead,
  rows,
  display,
}: RatioForestProps) {
  const scale = timesScale(rows.flatMap(({ ratio }) => (ratio === null ? [] : [ratio])));
  const numbers = numberFormat(display.locale, { maximumFractionDigits: 2 });
  return (
    <div className={styles.frame}>
      <table className={styles.forest}>
        <caption className={text.spoken}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHead}</th>
            <th scope="col" className={text.mono}>
              {labelA}
            </th>
            <th scope="col" className={text.mono}>
              {labelB}
            </th>
            <th scope="col">
              {ratioHead}
              <svg className={styles.scale} width="100%" height="18" aria-hidden="true">
                {scale.ticks.map((tick) => (
                  <text
                    key={tick}
                    x={percentOf(scale.position(tick))}
                    y="14"
                    textAnchor={anchorOf(scale.position(tick))}
                  >
                    ×{numbers.format(tick)}
                  </text>
                ))}
              </svg>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, hint, a, b, ratio, noRatio, note }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                {hint !== undefined && <span className={styles.hint}>{hint}</span>}
              </th>
              <td data-label={labelA}>{a}</td>
              <td data-label={labelB}>{b}</td>
              <td className={styles.times}>
                {ratio === null ? (
                  <span className={styles.none}>no ratio: {noRatio ?? 'not known'}</span>
                ) : (
                  <>
                    <ForestRange ratio={ratio} scale={scale} />
                    <span>{ratioText(ratio, display)}</span>
                  </>
                )}
                {note !== undefined && <span className={styles.hint}>{note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Near an end the text stands inside. */
function anchorOf(position: number): 'start' | 'middle' | 'end' {
  if (position < 0.06) return 'start';
  return position > 0.94 ? 'end' : 'middle';
}
