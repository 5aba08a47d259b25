import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adapterOf, vendorIds, type AnyAdapter } from '../../../src/engine/adapters/registry.ts';
import { faultsOf } from '../../../src/engine/settings/settingsFault.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const foldersIn = (folder: string): string[] =>
  readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Conversions of several entities may have a file each: convertCounts.ts, convertAlerts.ts. */
const PARTS = [/^adapter\.ts$/, /^api\.ts$/, /^records\.ts$/, /^convert\w*\.ts$/, /^README\.md$/];

/** One sentence for each thing that a vendor still lacks. */
function missingOf(vendor: string): string[] {
  const home = `src/engine/adapters/${vendor}/`;
  const files = existsSync(root + home) ? readdirSync(root + home) : [];
  const samples = `tests/engine/adapters/${vendor}/samples/`;
  const handlers = `mocks/vendors/${vendor}/handlers.ts`;
  return [
    ...PARTS.filter((part) => !files.some((file) => part.test(file))).map(
      (part) => `${vendor} has no file ${part.source} in ${home}.`,
    ),
    ...(existsSync(root + handlers) ? [] : [`${vendor} is not simulated: there is no ${handlers}.`]),
    ...(existsSync(root + samples) && readdirSync(root + samples).length > 0
      ? []
      : [`${vendor} has no recorded answers: put some under ${samples}.`]),
  ];
}

async function adapter(vendor: string): Promise<AnyAdapter> {
  const found = await adapterOf(vendor);
  if (found === null) throw new Error(`${vendor} is registered but does not load.`);
  return found;
}

test('every folder of an adapter is registered, and everything registered has a folder', () => {
  const folders = foldersIn('src/engine/adapters').filter((name) => name !== 'transport');
  expect(folders.toSorted()).toEqual(vendorIds.toSorted());
});

test('every simulated vendor is registered', () => {
  expect(foldersIn('mocks/vendors').toSorted()).toEqual(vendorIds.toSorted());
});

test('an unknown vendor, also one named like a property of every object, has no adapter', async () => {
  expect(await adapterOf('crystal-ball')).toBeNull();
  expect(await adapterOf('constructor')).toBeNull();
});

describe.each(vendorIds)('%s', (vendor) => {
  test('has all its parts: code, description, simulation, samples', () => {
    expect(missingOf(vendor)).toEqual([]);
  });

  test('has the id of its folder, a label, and offers something', async () => {
    const { id, label, offers } = await adapter(vendor);
    expect(id).toBe(vendor);
    expect(label).toMatch(/^\S/);
    expect(offers.length).toBeGreaterThanOrEqual(1);
    expect(new Set(offers).size).toBe(offers.length);
  });

  test.each([
    ['a key that it does not know', { nonsense: true }],
    ['a list', []],
    ['a text', 'settings'],
    ['nothing', null],
  ])('refuses %s in words, with a path and what to do', async (_, written) => {
    const read = (await adapter(vendor)).settings.safeParse(written);
    if (read.success) throw new Error(`${vendor} takes ${JSON.stringify(written)} for settings.`);
    const faults = faultsOf(read.error, ['sources', 0, 'settings']);
    expect(faults.length).toBeGreaterThan(0);
    for (const { path, sentence, hint } of faults) {
      expect(path).toMatch(/^sources\[0\]\.settings/);
      expect(sentence).toMatch(/\w.*[.!?]$/);
      expect(hint).toMatch(/\w/);
    }
  });

  test('a wrong type of a known key is named by its path', async () => {
    const { settings } = await adapter(vendor);
    const shape =
      'shape' in settings && typeof settings.shape === 'object' ? Object.keys(settings.shape ?? {}) : [];
    for (const key of shape) {
      const read = settings.safeParse({ [key]: () => undefined });
      const paths = read.success ? [] : faultsOf(read.error, []).map(({ path }) => path);
      expect([key, paths.some((path) => path.startsWith(key))]).toEqual([key, true]);
    }
  });
});
