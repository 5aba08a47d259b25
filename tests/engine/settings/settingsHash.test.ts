import { expect, test } from 'vitest';
import { decodeSettings } from '../../../src/engine/settings/decodeSettings.ts';
import type { Settings } from '../../../src/engine/settings/settings.ts';
import { settingsHash } from '../../../src/engine/settings/settingsHash.ts';
import { demoSettings } from '../demoEngine.ts';

const decoded = await decodeSettings(await demoSettings());
if (decoded.kind === 'faults') throw new Error(JSON.stringify(decoded.faults));
const { settings } = decoded;
const [first, ...others] = settings.sources;
if (first === undefined) throw new Error('no source');

const withOwn = (own: object): Settings => ({
  ...settings,
  sources: [{ ...first, settings: own }, ...others],
});

test('is sixteen hexadecimal digits, the same for the same settings', () => {
  expect(settingsHash(settings)).toMatch(/^[0-9a-f]{16}$/);
  expect(settingsHash(structuredClone(settings))).toBe(settingsHash(settings));
});

test('changes with what decides answers', () => {
  const hashes = [
    settings,
    { ...settings, lookbackMs: settings.lookbackMs + 1 },
    { ...settings, apdex: { ...settings.apdex, targetMs: 1 } },
    { ...settings, objectives: [] },
    { ...settings, sources: others },
    withOwn({ projects: ['A'] }),
  ].map(settingsHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('does not change with the order of keys, with titles, or with where sources are', () => {
  const hash = settingsHash(settings);
  const moved = settings.sources.map((source) => ({ ...source, url: 'https://elsewhere.example/' }));
  expect(settingsHash({ ...settings, title: 'Else', refreshMs: 1, sources: moved })).toBe(hash);
  expect(settingsHash(withOwn({ a: 1, b: [{ c: 2, d: 3 }] }))).toBe(
    settingsHash(withOwn({ b: [{ d: 3, c: 2 }], a: 1 })),
  );
});

test('does not depend on secrets, however deep they lie', () => {
  expect(settingsHash(withOwn({ login: { apiToken: 'one', Password: 'two' } }))).toBe(
    settingsHash(withOwn({ login: { apiToken: 'three' } })),
  );
});
