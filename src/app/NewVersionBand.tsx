import { useSelfCare } from '../host/selfCare.ts';
import controls from '../ui/controls/controls.module.css';
import styles from './FrozenBand.module.css';

/** A newer version is on the server. People choose the moment; a wall chooses its own. */
export function NewVersionBand() {
  const { newerVersion } = useSelfCare();
  if (newerVersion === null) return null;
  return (
    <aside className={styles.band} aria-label="Newer version">
      <p>A newer version of Holdfast is ready.</p>
      <button type="button" className={controls.button} onClick={() => location.reload()}>
        Reload
      </button>
    </aside>
  );
}
