import { useSelfCare } from '../../host/selfCare.ts';
import { toldWakeLock } from '../../selection/wakeLock.ts';
import type { Display } from '../../ui/format/display.ts';
import { screenFacts } from './screenFacts.ts';
import styles from './ThisScreen.module.css';

/** Not the sources but the one who shows them: does this page keep itself alive, and does it know the time? */
export function ThisScreen({ nowMs, display }: { nowMs: number; display: Display }) {
  const care = useSelfCare();
  return (
    <section className={styles.screen} aria-labelledby="this-screen">
      <h2 id="this-screen">This screen</h2>
      <ul className={styles.facts}>
        {screenFacts({ care, wakeLock: toldWakeLock(), nowMs, display }).map(({ text, warn }) => (
          <li key={text} data-warn={warn}>
            {warn && <strong>Check. </strong>}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
