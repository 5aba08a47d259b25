import { expect, test } from 'vitest';
import type { Command } from '../../../src/ui/palette/command.ts';
import { findCommands } from '../../../src/ui/palette/findCommands.ts';

const command = (label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  label,
  note: null,
  keys: null,
  group: 'Releases',
  listed: false,
  run: () => undefined,
  ...more,
});
const commands = [
  command('Sources', { group: 'Go to', listed: true }),
  command('Open Shop 2.15.0', { listed: true }),
  command('Watch Shop 2.15.0'),
  command('Watch Café 2.1.5'),
  command('Shop', { group: 'Service' }),
];
const labels = (typed: string) => findCommands(commands, typed).map(({ label }) => label);

test('nothing typed shows what is listed', () => {
  expect(labels('  ')).toEqual(['Sources', 'Open Shop 2.15.0']);
});

test('every word must be there, in any order', () => {
  expect(labels('2.15 watch')).toEqual(['Watch Shop 2.15.0']);
  expect(labels('watch sources')).toEqual([]);
});

test('labels that begin with it come first; a group’s name counts, too', () => {
  expect(labels('shop')).toEqual(['Shop', 'Open Shop 2.15.0', 'Watch Shop 2.15.0']);
  expect(labels('service')).toEqual(['Shop']);
});

test('neither case nor accents decide', () => {
  expect(labels('CAFE')).toEqual(['Watch Café 2.1.5']);
});
