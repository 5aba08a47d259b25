import { useId } from 'react';
import picture from './HeatPicture.module.css';
import styles from './HeatLegend.module.css';

/** What each of the five steps stands for, and the hatch. */
export function HeatLegend({ texts }: { texts: readonly string[] }) {
  const hatch = useId();
  return (
    <>
      {texts.map((text, step) => (
        <span key={text} className={styles.entry}>
          <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
            <rect className={picture.cell} data-step={step} x="0.5" y="0.5" width="15" height="11" />
          </svg>
          {text}
        </span>
      ))}
      <span className={styles.entry}>
        <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
          <pattern
            id={hatch}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V5" className={picture.hatch} />
          </pattern>
          <rect className={picture.cell} data-step="none" width="16" height="12" fill={`url(#${hatch})`} />
        </svg>
        no data
      </span>
    </>
  );
}
