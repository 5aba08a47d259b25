import type { CSSProperties } from 'react';
import styles from './Setup.module.css';

const ROWS = [
  { share: 3.2, distance: '3 m', text: 'H O L D 3 6 8 9' },
  { share: 5.2, distance: '5 m', text: 'H O L D 3 6 8' },
] as const;

/** Two rows of letters: whoever can read a row from their seat can read everything that is meant for that distance. */
export function DistanceChart({ scale }: { scale: number }) {
  return (
    <section className={styles.distance}>
      <h3>Can it be read from there?</h3>
      <p className={styles.note}>
        Stand where people sit. Letters need 16 minutes of arc: on a 55-inch display that is 3.2 % of its
        height at 3 m and 5.2 % at 5 m. Cannot read a row? Raise the scale.
      </p>
      {ROWS.map(({ share, distance, text }) => {
        const size: CSSProperties = { fontSize: `calc(${share * scale}vh)` };
        return (
          <p key={distance} className={styles.row}>
            <span className={styles.rowName}>{distance}</span>
            <span style={size} className={styles.letters}>
              {text}
            </span>
          </p>
        );
      })}
    </section>
  );
}
