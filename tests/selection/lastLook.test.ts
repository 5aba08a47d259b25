import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decodeLooks, lastLook, renewLook, type SeenSignal } from '../../src/selection/lastLook.ts';

const atMs = Date.UTC(2026, 10, 20, 10);
const signal: SeenSignal = {
  id: 'checks/checkout',
  label: 'Checkout checks',
  state: 'passing',
  grade: 'calm',
};

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a release has one last look: the newest', () => {
  expect(lastLook('shop@2.15.0', atMs)).toBeNull();
  renewLook({ releaseId: 'shop@2.15.0', atMs, signals: [signal] });
  renewLook({ releaseId: 'shop@2.14.0', atMs, signals: [] });
  renewLook({ releaseId: 'shop@2.15.0', atMs: atMs + 5, signals: [{ ...signal, state: 'failing' }] });
  expect(lastLook('shop@2.15.0', atMs + 9)).toEqual({
    releaseId: 'shop@2.15.0',
    atMs: atMs + 5,
    signals: [{ ...signal, state: 'failing' }],
  });
});

test('a look from a clock ahead of ours is no look', () => {
  renewLook({ releaseId: 'shop@2.15.0', atMs, signals: [signal] });
  expect(lastLook('shop@2.15.0', atMs - 1)).toBeNull();
});

test('looks are bounded in number, signals and length; no more than what is compared is kept', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({ ...signal, id: `id ${n}`, detail: 'a sentence' }));
  for (let n = 0; n < 60; n += 1) renewLook({ releaseId: `shop@${n}`, atMs, signals: many });
  expect(lastLook('shop@0', atMs)).toBeNull();
  expect(lastLook('shop@59', atMs)?.signals).toHaveLength(120);
  expect(localStorage.getItem('holdfast.looks.1')).not.toContain('a sentence');
});

test('where storage is denied a look lives until the page is closed', () => {
  const deny = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
  renewLook({ releaseId: 'shop@denied', atMs, signals: [signal] });
  expect(lastLook('shop@denied', atMs)?.signals).toEqual([signal]);
});

test.each(['', 'no json', 'null', '7', '{}', '[7, null, {"releaseId": "a"}]'])(
  'stored text %j is no look',
  (text) => expect(decodeLooks(text)).toEqual([]),
);

test('one stored signal that does not fit costs only itself', () => {
  const look = { releaseId: 'shop@2.15.0', atMs, signals: [signal, { ...signal, grade: 'loud' }, 3] };
  expect(decodeLooks(JSON.stringify([look, { ...look, atMs: 'noon' }]))).toEqual([
    { releaseId: 'shop@2.15.0', atMs, signals: [signal] },
  ]);
});
