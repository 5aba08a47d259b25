import type { Selection } from '../../selection/selection.ts';
import { WALL_VIEWS, type WallSettings, type WallView } from '../../selection/wall.ts';
import { DimFields } from './DimFields.tsx';
import { CheckField, Field, NumberField } from './SetupFields.tsx';
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
      <NumberField
        name="refresh"
        label="Seconds between questions"
        step={10}
        placeholder="as holdfast.json says"
        {...{ settings, set }}
      />
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
      <CheckField name="shift" label="Shift the picture slowly, against burn-in" {...{ settings, set }} />
      <CheckField name="wake" label="Keep the display on" {...{ settings, set }} />
      <DimFields dim={settings.dim} onChange={(dim) => set({ dim })} />
    </div>
  );
}
