import { Mark } from '../ui/glyphs/Mark.tsx';
import styles from './StartPage.module.css';

/** The engine did not start: what is so and what to do. */
export function StartFailed({ sentence, hint }: { sentence: string; hint: string }) {
  return (
    <main className={styles.page}>
      <title>Not started · Holdfast</title>
      <p className={styles.brand}>
        <Mark /> Holdfast
      </p>
      <h1 className={styles.title}>{sentence}</h1>
      <p className={styles.lead}>{hint}</p>
      <button type="button" className={styles.again} onClick={() => location.reload()}>
        Reload
      </button>
    </main>
  );
}
