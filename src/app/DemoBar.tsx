import { useState } from 'react';
import { encodeSelection } from '../selection/selection.ts';
import { hrefOf, useAddress } from '../selection/useAddress.ts';
import styles from './DemoBar.module.css';

export interface DemoControls {
  readonly scenario: string;
  readonly scenarios: readonly string[];
  /** Where this visit's story begins, ISO 8601. */
  readonly storyNow: string;
  readonly speed: () => number;
  setSpeed(speed: number): void;
}

const speeds = [1, 10, 60];

/** Says that nothing here is real, and lets the reader choose another story or hurry the clock. */
export function DemoBar({ demo }: { demo: DemoControls }) {
  const { selection, select } = useAddress();
  const [speed, setSpeed] = useState(() => demo.speed());
  return (
    <aside className={styles.bar} aria-label="Demo">
      <p>
        <strong>Demo.</strong> This is simulated data.
      </p>
      <label>
        Scenario{' '}
        <select
          value={demo.scenario}
          onChange={(event) => {
            // Another story is another world: the page starts anew, on the overview.
            const search = encodeSelection({
              ...selection,
              scenario: event.target.value,
              receipt: null,
              baseline: null,
              atMs: null,
              settingsHash: null,
            });
            location.assign(hrefOf({ screen: 'overview' }, selection).replace(/\?.*$/, '') + search);
          }}
        >
          {demo.scenarios.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('-', ' ')}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles.speeds}>
        <legend>Clock</legend>
        {speeds.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="demo-speed"
              checked={speed === choice}
              onChange={() => {
                demo.setSpeed(choice);
                setSpeed(choice);
                select({ speed: choice === 1 ? null : choice }, { replace: true });
              }}
            />
            <span>×{choice}</span>
          </label>
        ))}
      </fieldset>
    </aside>
  );
}
