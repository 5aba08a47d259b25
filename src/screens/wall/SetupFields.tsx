import { useId, type ReactNode } from 'react';
import { wallDefaults, wallLimits, type WallSettings } from '../../selection/wall.ts';
import styles from './Setup.module.css';

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </p>
  );
}

interface SetProps {
  readonly settings: WallSettings;
  readonly set: (part: Partial<WallSettings>) => void;
}

interface NumberFieldProps extends SetProps {
  readonly name: keyof typeof wallLimits;
  readonly label: string;
  readonly step: number;
  /** Said where the field may stay empty. */
  readonly placeholder?: string;
}

/** Out of its limits, or empty, it is as usual. */
export function NumberField({ name, label, step, placeholder, settings, set }: NumberFieldProps) {
  const { least, most } = wallLimits[name];
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          min={least}
          max={most}
          step={step}
          placeholder={placeholder}
          defaultValue={settings[name] ?? ''}
          onChange={({ target: { valueAsNumber: value } }) =>
            set({ [name]: value >= least && value <= most ? value : wallDefaults[name] })
          }
        />
      )}
    </Field>
  );
}

interface CheckProps extends SetProps {
  readonly name: 'shift' | 'wake';
  readonly label: string;
}

export function CheckField({ name, label, settings, set }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={settings[name]}
        onChange={({ target }) => set({ [name]: target.checked })}
      />{' '}
      {label}
    </label>
  );
}
