import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { decodePreferences } from '../../src/selection/preferences.ts';
import { decodeSelection } from '../../src/selection/selection.ts';

const script = await readFile(new URL('../../public/theme.js', import.meta.url), 'utf8');

/** What the script before the first paint sets on the page. */
function early(search: string, stored: string | null): string | null {
  const dataset: { theme?: string } = {};
  const document = { documentElement: { dataset } };
  const localStorage = { getItem: (key: string) => (key === 'holdfast.preferences.1' ? stored : null) };
  runInNewContext(script, { document, localStorage, location: { search }, URLSearchParams });
  return dataset.theme ?? null;
}

const searches = ['', '?theme=dark', '?theme=light&tz=UTC', '?theme=pink', '?theme='];
const stores = [
  null,
  '',
  'not json',
  '3',
  'null',
  '{"theme":"dark"}',
  '{"theme":"pink"}',
  '{"theme":"light"}',
];

test.each(searches.flatMap((search) => stores.map((stored) => [search, stored] as const)))(
  'the theme before the first paint is the one after it: "%s" with %s stored',
  (search, stored) => {
    const later = decodeSelection(search).theme ?? decodePreferences(stored).theme;
    expect(early(search, stored)).toBe(later);
  },
);

test('a browser that forbids storage follows the system', () => {
  const dataset: { theme?: string } = {};
  const document = { documentElement: { dataset } };
  const context = { document, location: { search: '' }, URLSearchParams };
  Object.defineProperty(context, 'localStorage', {
    get: () => {
      throw new Error('forbidden');
    },
  });
  runInNewContext(script, context);
  expect(dataset.theme).toBeUndefined();
});
