import { useAddress } from '../../selection/useAddress.ts';
import controls from '../../ui/controls/controls.module.css';
import type { Display } from '../../ui/format/display.ts';
import type { CompareBody } from './compareTypes.ts';
import { ReleaseSelect } from './ReleaseSelect.tsx';
import styles from './ReleaseChoice.module.css';

interface ReleaseChoiceProps {
  readonly body: CompareBody;
  readonly display: Display;
}

/** The two releases, and a way to turn the question round. The address names them, so that a comparison can be sent. */
export function ReleaseChoice({ body, display }: ReleaseChoiceProps) {
  const { selection, select } = useAddress();
  const { a, b, choices } = body;
  const serviceOf = (id: string | null): string | null =>
    choices.find((one) => one.id === id)?.service ?? null;
  // A release of another service takes its own neighbour along; choosing the other one of the two swaps them.
  const beside = (id: string, other: string | null, mine: string | null): string | null =>
    id === other ? mine : serviceOf(id) === serviceOf(other) ? other : null;
  const [idA, idB] = [a?.id ?? selection.compareA, b?.id ?? selection.compareB];
  return (
    <div className={styles.choice}>
      <ReleaseSelect
        label="Release"
        chosen={idB}
        release={b}
        {...{ choices, display }}
        onChoose={(id) => select({ compareB: id, compareA: beside(id, idA, idB) })}
      />
      <button
        type="button"
        className={`${controls.button} ${styles.swap}`}
        disabled={idA === null || idB === null}
        onClick={() => select({ compareA: idB, compareB: idA })}
      >
        <span aria-hidden="true">⇄</span> Swap
      </button>
      <ReleaseSelect
        label="Held against"
        chosen={idA}
        release={a}
        {...{ choices, display }}
        onChoose={(id) => select({ compareA: id, compareB: beside(id, idB, idA) })}
      />
    </div>
  );
}
