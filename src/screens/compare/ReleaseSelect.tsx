import { useId } from 'react';
import { useAddress } from '../../selection/useAddress.ts';
import type { Display } from '../../ui/format/display.ts';
import { day, instant } from '../../ui/format/instant.ts';
import type { ReleaseRef } from './compareTypes.ts';
import styles from './ReleaseChoice.module.css';

interface ReleaseSelectProps {
  readonly label: string;
  readonly chosen: string | null;
  /** The chosen one, where it is known. */
  readonly release: ReleaseRef | null;
  /** Newest first. */
  readonly choices: readonly ReleaseRef[];
  readonly display: Display;
  readonly onChoose: (id: string) => void;
}

/** One of the two releases; a name that no source knows stays in the list, so that the list does not lie about it. */
export function ReleaseSelect({ label, chosen, release, choices, display, onChoose }: ReleaseSelectProps) {
  const { href } = useAddress();
  const id = useId();
  const services = Map.groupBy(choices, ({ serviceLabel }) => serviceLabel);
  const isListed = choices.some((one) => one.id === chosen);
  return (
    <div className={styles.one}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen ?? ''} onChange={({ target }) => onChoose(target.value)}>
        {!isListed && (
          <option value={chosen ?? ''} disabled>
            {chosen === null ? 'none' : `${chosen}, unknown`}
          </option>
        )}
        {[...services].map(([service, releases]) => (
          <optgroup key={service} label={service}>
            {releases.map((one) => (
              <option key={one.id} value={one.id}>
                {optionText(one, display)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {release !== null && (
        <p className={styles.facts}>
          <a href={href({ screen: 'release', releaseId: release.id })}>
            {release.serviceLabel} {release.version}
          </a>
          {release.startedAtMs !== null && `, T+0 ${instant(release.startedAtMs, display)}`}
          {release.rolledBackAtMs !== null && `, taken back ${instant(release.rolledBackAtMs, display)}`}
        </p>
      )}
    </div>
  );
}

function optionText({ version, kind, startedAtMs, rolledBackAtMs }: ReleaseRef, display: Display): string {
  return [
    version,
    ...(startedAtMs === null ? [] : [day(startedAtMs, display)]),
    ...(kind === 'planned' ? [] : [kind]),
    ...(rolledBackAtMs === null ? [] : ['taken back']),
  ].join(', ');
}
