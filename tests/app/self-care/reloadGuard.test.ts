import { expect, test } from 'vitest';
import { createReloadGuard, MOST_RELOADS_AN_HOUR } from '../../../src/app/self-care/reloadGuard.ts';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 10);

function memoryOf(first: string | null = null) {
  let text = first;
  return {
    read: () => text,
    write: (next: string) => {
      text = next;
    },
  };
}

test('a few reloads an hour are free, the next one waits until the first is an hour old', () => {
  const guard = createReloadGuard(memoryOf());
  for (let turn = 0; turn < MOST_RELOADS_AN_HOUR; turn += 1) {
    expect(guard.freeAtMs(NOW_MS + turn)).toBe(NOW_MS + turn);
    expect(guard.note(NOW_MS + turn)).toBe(true);
  }
  expect(guard.recent(NOW_MS + 10)).toBe(MOST_RELOADS_AN_HOUR);
  expect(guard.freeAtMs(NOW_MS + 10)).toBe(NOW_MS + HOUR_MS);
  expect(guard.freeAtMs(NOW_MS + HOUR_MS)).toBe(NOW_MS + HOUR_MS);
});

test('a clock that was set back does not block for ever', () => {
  const guard = createReloadGuard(memoryOf(JSON.stringify([NOW_MS, NOW_MS, NOW_MS])));
  expect(guard.freeAtMs(NOW_MS - 2 * HOUR_MS)).toBe(NOW_MS - 2 * HOUR_MS);
});

test('what cannot be remembered must not be done', () => {
  const forgetful = createReloadGuard({ read: () => null, write: () => undefined });
  expect(forgetful.note(NOW_MS)).toBe(false);
  const denied = createReloadGuard({
    read: () => null,
    write: () => {
      throw new Error('denied');
    },
  });
  expect(denied.note(NOW_MS)).toBe(false);
});

test('whatever else stands in the memory counts as nothing', () => {
  for (const text of ['', 'x', '{}', '[null, "a"]', 'null']) {
    expect(createReloadGuard(memoryOf(text)).recent(NOW_MS)).toBe(0);
  }
});
