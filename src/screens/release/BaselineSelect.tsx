import { useAddress } from '../../selection/useAddress.ts';
import type { Display } from '../../ui/format/display.ts';
import { day } from '../../ui/format/instant.ts';
import type { FoundRelease } from './foundRelease.ts';
import styles from './ReleaseHeader.module.css';

/** What this release is compared with. The address names the choice, so that a comparison can be sent. */
export function BaselineSelect({ body, display }: { body: FoundRelease; display: Display }) {
  const { selection, select } = useAddress();
  const { baselines, phase, release } = body;
  const used = phase?.baseline?.release ?? null;
  const known = baselines.some(({ id }) => id === selection.baseline);
  if (baselines.length === 0) {
    return (
      <p className={styles.baseline}>
        {phase?.noBaseline ?? 'There is no other release to compare it with.'}
      </p>
    );
  }
  return (
    <label className={styles.baseline}>
      Compared with
      <select
        aria-keyshortcuts="b"
        value={known ? (selection.baseline ?? '') : ''}
        onChange={({ target }) => select({ baseline: target.value === '' ? null : target.value })}
      >
        <option value="">
          the release before it{used !== null && selection.baseline === null ? ` (${used.version})` : ''}
        </option>
        {baselines
          .filter(({ id }) => id !== release.id)
          .map(({ id, version, startedAtMs }) => (
            <option key={id} value={id}>
              {version}
              {startedAtMs === null ? '' : `, ${day(startedAtMs, display)}`}
            </option>
          ))}
      </select>
    </label>
  );
}
