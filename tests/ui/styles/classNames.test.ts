import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const CLASS = /\.([a-zA-Z][\w-]*)/g;
const IMPORT = /import (\w+) from '([^']+\.module\.css)'/g;

/** Classes that a module defines: selectors only, no values such as "0.5s". */
function definedIn(path: string): ReadonlySet<string> {
  const css = readFileSync(path, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const selectors = css.match(/[^{}]+(?=\{)/g) ?? [];
  return new Set(
    selectors
      .filter((selector) => !selector.trimStart().startsWith('@'))
      .flatMap((selector) => [...selector.matchAll(CLASS)].map(([, name = '']) => name)),
  );
}

/** "path: name" of every class that a component takes from a module. */
function named(): readonly { readonly by: string; readonly module: string; readonly name: string }[] {
  return globSync('src/**/*.tsx', { cwd: root }).flatMap((by) => {
    const source = readFileSync(join(root, by), 'utf8');
    return [...source.matchAll(IMPORT)].flatMap(([, local = '', from = '']) => {
      const module = relative(root, join(dirname(join(root, by)), from));
      const uses = source.replaceAll(IMPORT, '').matchAll(new RegExp(`\\b${local}\\.([a-zA-Z]\\w*)`, 'g'));
      return [...uses].map(([, name = '']) => ({ by, module, name }));
    });
  });
}

test('every class that a component names is defined in its module', () => {
  const missing = named().filter(({ module, name }) => !definedIn(join(root, module)).has(name));
  expect(missing.map(({ by, module, name }) => `${by}: ${name} in ${module}`)).toEqual([]);
});
