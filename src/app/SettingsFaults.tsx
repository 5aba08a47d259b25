import { Mark } from '../ui/glyphs/Mark.tsx';
import styles from './StartPage.module.css';

interface SettingsFaultsProps {
  readonly faults: readonly { readonly path: string; readonly sentence: string; readonly hint: string }[];
}

/** All faults of holdfast.json at once: mending them one by one, a reload each, is nobody's idea of a first hour. */
export function SettingsFaults({ faults }: SettingsFaultsProps) {
  return (
    <main className={styles.page}>
      <title>Settings · Holdfast</title>
      <p className={styles.brand}>
        <Mark /> Holdfast
      </p>
      <h1 className={styles.title}>
        {faults.length === 1
          ? 'One thing in holdfast.json needs you.'
          : `${faults.length} things in holdfast.json need you.`}
      </h1>
      <p className={styles.lead}>
        Nothing has been asked of any source. Mend the file, then reload this page.
      </p>
      <ol className={styles.faults}>
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.sentence}`}>
            <code className={styles.path}>{fault.path === '' ? 'whole file' : fault.path}</code>
            <p>{fault.sentence}</p>
            <p className={styles.hint}>{fault.hint}</p>
          </li>
        ))}
      </ol>
      <button type="button" className={styles.again} onClick={() => location.reload()}>
        Reload
      </button>
    </main>
  );
}
