import type { DeploymentKind } from '../../engine/domain/release.ts';
import styles from './ReleaseName.module.css';

interface ReleaseNameProps {
  readonly serviceLabel: string;
  readonly version: string;
  readonly kind: DeploymentKind;
  readonly undone: boolean;
}

/** A release as it is called everywhere: version first, then whose it is and what kind. */
export function ReleaseName({ serviceLabel, version, kind, undone }: ReleaseNameProps) {
  return (
    <span className={styles.name}>
      <span className={styles.version}>{version}</span>{' '}
      <span className={styles.facts}>
        {[serviceLabel, ...(kind === 'planned' ? [] : [kind]), ...(undone ? ['taken back'] : [])].join(', ')}
      </span>
    </span>
  );
}
