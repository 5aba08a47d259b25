import { beforeEach, describe, expect, test } from 'vitest';
import { createKeySequences, type KeySequences } from '../../src/selection/keySequences.ts';
import { SHORTCUTS } from '../../src/selection/shortcuts.ts';

let done: string[];
let keys: KeySequences;

beforeEach(() => {
  done = [];
  keys = createKeySequences();
});

const on = (name: string, says = name, behind = false) => keys.add(name, () => done.push(says), behind);

describe('keys and sequences', () => {
  test('a single key acts at once, an unknown one is left to the browser', () => {
    on('s');
    expect([keys.press('s', 0), keys.press('q', 10)]).toEqual([true, false]);
    expect(done).toEqual(['s']);
  });

  test('the second key of a sequence is part of it, and no key of its own', () => {
    on('s');
    on('g s');
    keys.press('g', 0);
    keys.press('s', 400);
    keys.press('s', 500);
    expect(done).toEqual(['g s', 's']);
  });

  test('after a pause a sequence is forgotten', () => {
    on('s');
    on('g s');
    keys.press('g', 0);
    keys.press('s', 1_501);
    expect(done).toEqual(['s']);
  });

  test('a sequence that leads nowhere does nothing, and the next key is a first one again', () => {
    on('s');
    on('g r');
    expect([keys.press('g', 0), keys.press('s', 10)]).toEqual([true, false]);
    keys.press('s', 20);
    expect(done).toEqual(['s']);
  });

  test('the screen comes before the shell, in whatever order they came', () => {
    const removeScreen = on('t', 'screen');
    on('t', 'shell', true);
    keys.press('t', 0);
    removeScreen();
    keys.press('t', 10);
    expect(done).toEqual(['screen', 'shell']);
  });

  test('of two screens that use a key, the newer one acts, and only that', () => {
    on('t', 'older');
    const removeNewer = on('t', 'newer');
    keys.press('t', 0);
    removeNewer();
    keys.press('t', 10);
    expect(done).toEqual(['newer', 'older']);
  });
});

test('every key is listed once, and no single key hides the beginning of a sequence', () => {
  const all = SHORTCUTS.map((shortcut): string => shortcut.keys);
  expect(new Set(all).size).toBe(all.length);
  for (const one of all) expect(all.filter((other) => other.startsWith(`${one} `))).toEqual([]);
});
