/**
 * MSW keeps mocked cookies in `localStorage` and refuses to load without one; a worker has none. Nothing of ours sets a
 * cookie, so that forgetting them with the worker loses nothing. Imported for its effect, before MSW.
 */
const kept = new Map<string, string>();

Object.defineProperty(globalThis, 'localStorage', {
  value: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  },
});
