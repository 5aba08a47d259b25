import { useSyncExternalStore } from 'react';

let rounds = 0;

function subscribe(changed: () => void): () => void {
  const done = (): void => {
    rounds += 1;
    changed();
  };
  document.fonts.addEventListener('loadingdone', done);
  return () => document.fonts.removeEventListener('loadingdone', done);
}

/**
 * Changes when fonts have arrived: a picture that measured its texts before has to be laid out again (as its `key`).
 */
export function useFonts(): number {
  return useSyncExternalStore(subscribe, () => rounds);
}
