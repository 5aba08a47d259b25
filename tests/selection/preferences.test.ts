import { expect, test } from 'vitest';
import { decodePreferences } from '../../src/selection/preferences.ts';

const defaults = { theme: null, tables: false, shortcuts: true, announcements: true };

test('what was stored comes back', () => {
  const stored = { theme: 'dark', tables: true, shortcuts: false, announcements: false };
  expect(decodePreferences(JSON.stringify(stored))).toEqual(stored);
});

test.each([null, '', 'not json', '3', '[]', '{"theme":"pink","tables":"yes"}'])(
  '%s falls back to the defaults',
  (text) => {
    expect(decodePreferences(text)).toEqual(defaults);
  },
);
