/** Longer between two keys of a sequence, and they are two single keys. */
const SEQUENCE_MS = 1_500;

export interface KeySequences {
  /** Several may wait for the same keys: the newest acts, those added `behind` only where there is no other. */
  add(keys: string, act: () => void, behind: boolean): () => void;
  /** One key at a time (by the event's own clock); says whether it was ours. */
  press(key: string, atMs: number): boolean;
}

/** Single keys ("s") and sequences ("g s"): after a `g` that begins one, `s` is part of it and no share. */
export function createKeySequences(): KeySequences {
  const waiting: { readonly keys: string; readonly act: () => void; readonly behind: boolean }[] = [];
  let begun: { readonly keys: string; readonly atMs: number } | null = null;
  return {
    add(keys, act, behind) {
      const one = { keys, act, behind };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), 1);
    },
    press(key, atMs) {
      const before = begun !== null && atMs - begun.atMs <= SEQUENCE_MS ? `${begun.keys} ` : '';
      begun = null;
      const keys = before + key;
      if (waiting.some((one) => one.keys.startsWith(`${keys} `))) {
        begun = { keys, atMs };
        return true;
      }
      const found = waiting.filter((one) => one.keys === keys);
      const acting = found.findLast(({ behind }) => !behind) ?? found.at(-1);
      acting?.act();
      return acting !== undefined;
    },
  };
}
