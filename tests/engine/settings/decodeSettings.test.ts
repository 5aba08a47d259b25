import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { decodeSettings } from '../../../src/engine/settings/decodeSettings.ts';

const minimal = {
  environments: [{ id: 'production' }],
  services: [{ id: 'shop' }],
  sources: [{ id: 'metrics', vendor: 'prometheus', url: '/api/metrics/' }],
};

async function faultPaths(json: unknown): Promise<string[]> {
  const decoded = await decodeSettings(json);
  return decoded.kind === 'faults' ? decoded.faults.map((fault) => fault.path) : [];
}

test('the demo’s own settings are valid', async () => {
  const text = await readFile(new URL('../../../public/holdfast.json', import.meta.url), 'utf8');
  const decoded = await decodeSettings(JSON.parse(text));
  expect(decoded.kind === 'faults' ? decoded.faults : []).toEqual([]);
});

test('the smallest settings get every default', async () => {
  const decoded = await decodeSettings(minimal);
  if (decoded.kind !== 'settings') throw new Error(JSON.stringify(decoded.faults));
  expect(decoded.settings).toMatchObject({
    title: 'Holdfast',
    demo: null,
    services: [{ id: 'shop', label: 'shop', names: ['shop'] }],
    releases: { postReleaseMs: 72 * 3_600_000 },
    refreshMs: 30_000,
  });
});

test('all faults are listed at once, vendors’ settings included, each with its path and what to do', async () => {
  const decoded = await decodeSettings({
    ...minimal,
    colour: 'red',
    journeys: [{ id: 'checkout', service: 'shoop' }],
    refreshSeconds: 1,
    sources: [
      { id: 'metrics', vendor: 'prometheus', url: '/api/metrics/', settings: { relaseLabel: 'version' } },
      { id: 'metrics', vendor: 'prometheuss', url: 'ftp://x' },
    ],
  });
  if (decoded.kind !== 'faults') throw new Error('expected faults');
  expect(decoded.faults.map((fault) => fault.path)).toEqual(
    expect.arrayContaining([
      'colour',
      'refreshSeconds',
      'sources[1].url',
      'sources[0].settings.relaseLabel',
      'sources[1].vendor',
    ]),
  );
  for (const fault of decoded.faults) {
    expect(fault.sentence).toMatch(/[.!?]$/);
    expect(fault.hint).not.toBe('');
  }
});

test('names that point nowhere and names given twice are faults', async () => {
  expect(
    await faultPaths({
      ...minimal,
      services: [{ id: 'shop' }, { id: 'shop' }],
      journeys: [{ id: 'checkout', service: 'shoop' }],
      objectives: [{ service: 'shop', kpi: 'error-rate', journey: 'pay', target: 0.99 }],
    }),
  ).toEqual(['services[1].id', 'journeys[0].service', 'objectives[0].journey']);
});

test('a URL with a user name or password in it is refused', async () => {
  const source = { id: 'metrics', vendor: 'prometheus', url: 'https://user:secret@metrics.example/' };
  expect(await faultPaths({ ...minimal, sources: [source] })).toEqual(['sources[0].url']);
});

test.each([[null], ['text'], [[]], [{}], [{ sources: 'none' }]])(
  '%j is answered with faults, never with a crash',
  async (json) => {
    expect((await decodeSettings(json)).kind).toBe('faults');
  },
);
