import { minuteOf, timeOfDay, type DimSpan } from '../../selection/dim.ts';
import { Field } from './SetupFields.tsx';
import styles from './Setup.module.css';

const USUAL: DimSpan = { from: 22 * 60, until: 6 * 60 };

interface DimFieldsProps {
  readonly dim: DimSpan | null;
  readonly onChange: (dim: DimSpan | null) => void;
}

/** When the display is dark: two times of its own zone. */
export function DimFields({ dim, onChange }: DimFieldsProps) {
  const time = (label: string, end: keyof DimSpan, span: DimSpan) => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="time"
          value={timeOfDay(span[end])}
          onChange={({ target: { value } }) => {
            const next = { ...span, [end]: minuteOf(value) ?? span[end] };
            if (next.from !== next.until) onChange(next);
          }}
        />
      )}
    </Field>
  );
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={dim !== null}
          onChange={({ target }) => onChange(target.checked ? USUAL : null)}
        />{' '}
        Dim the display at night
      </label>
      {dim !== null && time('Dim from', 'from', dim)}
      {dim !== null && time('Dim until', 'until', dim)}
    </>
  );
}
