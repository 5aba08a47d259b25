import { useId, type ReactNode } from 'react';
import type { Selection } from '../../selection/selection.ts';
import {
  WALL_VIEWS,
  wallDefaults,
  wallLimits,
  type WallSettings,
  type WallView,
} from '../../selection/wall.ts';
import styles from './Setup.module.css';

const VIEW_WORDS: Readonly<Record<WallView, string>> = {
  watch: 'Verdict and figures',
  overview: 'Releases',
  trends: 'First hours',
  sources: 'Sources',
  defects: 'Open defects',
};

interface SetupFormProps {
  readonly settings: WallSettings;
  readonly selection: Selection;
  readonly services: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (part: { readonly settings?: WallSettings; readonly selection?: Selection }) => void;
}

/** Each field is a part of the address. */
export function SetupForm({ settings, selection, services, onChange }: SetupFormProps) {
  const set = (part: Partial<WallSettings>): void => onChange({ settings: { ...settings, ...part } });
  const select = (part: Partial<Selection>): void => onChange({ selection: { ...selection, ...part } });
  return (
    <div className={styles.form}>
      <fieldset>
        <legend>Views, shown in turn</legend>
        {WALL_VIEWS.map((view) => (
          <label key={view} className={styles.check}>
            <input
              type="checkbox"
              checked={settings.views.includes(view)}
              disabled={settings.views.length === 1 && settings.views.includes(view)}
              onChange={({ target }) =>
                set({
                  views: target.checked
                    ? [...settings.views, view]
                    : settings.views.filter((one) => one !== view),
                })
              }
            />{' '}
            {VIEW_WORDS[view]}
          </label>
        ))}
      </fieldset>
      <Field label="Service">
        {(id) => (
          <select
            id={id}
            value={selection.service ?? ''}
            onChange={({ target }) => select({ service: target.value === '' ? null : target.value })}
          >
            <option value="">all, the worst first</option>
            {services.map((service) => (
              <option key={service.id} value={service.id}>
                {service.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberField name="dwell" label="Seconds per view" step={5} {...{ settings, set }} />
      <NumberField name="scale" label="Scale" step={0.05} {...{ settings, set }} />
      <NumberField name="releases" label="Releases in the strip" step={1} {...{ settings, set }} />
      <NumberField name="overscan" label="Overscan, % of each side" step={0.5} {...{ settings, set }} />
      <Field label="Theme">
        {(id) => (
          <select
            id={id}
            value={selection.theme ?? ''}
            onChange={({ target: { value } }) => select({ theme: value === 'light' ? value : null })}
          >
            <option value="">dark, for a wall</option>
            <option value="light">light, for daylight</option>
          </select>
        )}
      </Field>
      <Field label="Time zone">
        {(id) => (
          <select
            id={id}
            value={selection.timeZone ?? ''}
            onChange={({ target }) => select({ timeZone: target.value === '' ? null : target.value })}
          >
            <option value="">this display’s own</option>
            {[
              ...new Set([
                'UTC',
                ...Intl.supportedValuesOf('timeZone'),
                ...(selection.timeZone ?? '').split(' '),
              ]),
            ]
              .filter((zone) => zone !== '')
              .map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
          </select>
        )}
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.refresh !== null}
          onChange={({ target }) => set({ refresh: target.checked ? 60 : null })}
        />{' '}
        Ask again every minute for what failed
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.shift}
          onChange={({ target }) => set({ shift: target.checked })}
        />{' '}
        Shift the picture slowly, against burn-in
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.wake}
          onChange={({ target }) => set({ wake: target.checked })}
        />{' '}
        Keep the display on
      </label>
    </div>
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </p>
  );
}

interface NumberFieldProps {
  readonly name: 'dwell' | 'scale' | 'releases' | 'overscan';
  readonly label: string;
  readonly step: number;
  readonly settings: WallSettings;
  readonly set: (part: Partial<WallSettings>) => void;
}

function NumberField({ name, label, step, settings, set }: NumberFieldProps) {
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
          defaultValue={settings[name]}
          onChange={({ target: { valueAsNumber: value } }) =>
            set({ [name]: value >= least && value <= most ? value : wallDefaults[name] })
          }
        />
      )}
    </Field>
  );
}
