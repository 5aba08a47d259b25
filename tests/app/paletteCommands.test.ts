import { expect, test } from 'vitest';
import { paletteCommands, type PaletteInput } from '../../src/app/paletteCommands.ts';
import type { ShellBody } from '../../src/engine/answers/shellBody.ts';
import { SHORTCUTS } from '../../src/selection/shortcuts.ts';
import { nothingSelected } from '../../src/selection/selection.ts';
import { nowMs, release } from '../screens/sampleAnswers.ts';

const done: unknown[] = [];
const releases = [release('2.4.0', 300), release('2.5.0', 100)];
const body: ShellBody = {
  title: 'Holdfast',
  environments: ['production', 'staging'],
  environment: 'production',
  services: [{ id: 'shop', label: 'Shop' }],
  refreshMs: 30_000,
  lane: releases.map((one) => ({ release: one, atMs: one.startedAtMs ?? 0, kind: one.kind })),
  incidents: [],
  sources: { total: 1, answering: 1, awaited: 0 },
  asOfMs: nowMs,
  everyMs: 60_000,
  frozenAtMs: null,
  settingsHash: '0123456789abcdef',
};
const input: PaletteInput = {
  address: {
    selection: nothingSelected,
    go: (place) => done.push(place),
    select: (change) => done.push(change),
    compare: (a, b) => done.push([a, b]),
  },
  body,
  display: { locale: 'en-GB', timeZone: 'UTC' },
  preferences: { theme: null, tables: false, shortcuts: true, announcements: true },
  open: (dialog) => done.push(dialog),
};

function run(label: string, from = input): unknown {
  const found = paletteCommands(from).find((command) => command.label === label);
  if (found === undefined) throw new Error(`no command "${label}"`);
  found.run();
  return done.pop();
}

test('leads to screens, releases and two releases side by side', () => {
  expect(run('Trends')).toEqual({ screen: 'trends' });
  expect(run('Open Shop 2.5.0')).toEqual({ screen: 'release', releaseId: 'shop@2.5.0' });
  expect(run('Watch Shop 2.4.0')).toEqual({ screen: 'watch', releaseId: 'shop@2.4.0' });
  expect(run('Compare Shop 2.5.0 with 2.4.0')).toEqual(['shop@2.4.0', 'shop@2.5.0']);
});

test('chooses service, environment and zone, and opens the other dialogs', () => {
  expect(run('Shop')).toEqual({ service: 'shop' });
  expect(run('staging')).toEqual({ environment: 'staging', receipt: null });
  expect(run('Share this view')).toBe('share');
  expect(run('All keys')).toBe('help');
});

test('offers the way back from a frozen view only there', () => {
  const frozen = { ...input.address, selection: { ...nothingSelected, atMs: nowMs } };
  expect(run('Show now', { ...input, address: frozen })).toEqual({ atMs: null, settingsHash: null });
  expect(paletteCommands(input).some(({ label }) => label === 'Show now')).toBe(false);
});

test('every command has an id of its own, and names only keys that there are', () => {
  const commands = paletteCommands(input);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  const keys = new Set<string | null>([null, ...SHORTCUTS.map((shortcut) => shortcut.keys)]);
  expect(commands.filter((command) => !keys.has(command.keys))).toEqual([]);
});

test('works before anything is known of the page', () => {
  expect(paletteCommands({ ...input, body: null }).map(({ label }) => label)).toContain('Releases');
});
