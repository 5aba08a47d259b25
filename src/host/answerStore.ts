import { createStore, delMany, entries, setMany } from 'idb-keyval';
import type { AnswerStore, KeptAnswer } from '../engine/engine.ts';

const DATABASE = 'holdfast-answers';

/**
 * Answers in this browser's IndexedDB, cloned as they are: typed columns stay typed columns. Several pages share it; the
 * newest answer of a query wins.
 */
export function openAnswerStore(): AnswerStore {
  // Opened at the first call, so that a browser that forbids storage fails there, as a promise.
  let opened: ReturnType<typeof createStore> | null = null;
  const store = () => (opened ??= createStore(DATABASE, 'answers'));
  return {
    load: async () => {
      const found = await entries<string, unknown>(store());
      const answers = found.map(([, value]) => value).filter(isKeptAnswer);
      const unread = found.flatMap(([key, value]) => (isKeptAnswer(value) ? [] : [key]));
      if (unread.length > 0) await delMany(unread, store());
      return answers;
    },
    change: async (put, drop) => {
      // Room first: a full store may then take what is new.
      if (drop.length > 0) await delMany([...drop], store());
      if (put.length > 0)
        await setMany(
          put.map((answer) => [answer.id, answer]),
          store(),
        );
    },
  };
}

/** What another version of Holdfast has written is not read: the generation inside decides, and needs to be there. */
function isKeptAnswer(value: unknown): value is KeptAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'generation' in value &&
    typeof value.generation === 'string' &&
    'id' in value &&
    typeof value.id === 'string' &&
    'key' in value &&
    Array.isArray(value.key) &&
    'collected' in value &&
    typeof value.collected === 'object' &&
    'keptAtMs' in value &&
    typeof value.keptAtMs === 'number'
  );
}
