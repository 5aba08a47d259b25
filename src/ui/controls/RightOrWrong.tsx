import controls from './controls.module.css';

interface RightOrWrongProps {
  /** Whose verdict: "Shop 2.14.0". */
  readonly of: string;
  /** null = nobody has said. */
  readonly said: boolean | null;
  /** null takes it back. */
  readonly onSay: (right: boolean | null) => void;
}

/** A person's word on a verdict; pressing the chosen one again takes it back. */
export function RightOrWrong({ of, said, onSay }: RightOrWrongProps) {
  return (
    <span className={controls.choice} role="group" aria-label={`The verdict on ${of} was`}>
      {([true, false] as const).map((right) => (
        <button
          key={String(right)}
          type="button"
          className={controls.button}
          aria-pressed={said === right}
          onClick={() => onSay(said === right ? null : right)}
        >
          {right ? 'right' : 'wrong'}
        </button>
      ))}
    </span>
  );
}
