import { describe, expect, test } from 'vitest';
import type { ChunkEntry } from '../../scripts/vite/chunkReport.ts';
import { closureOf, filesOf, packagesIn } from './readBuild.ts';

function chunk(file: string, parts: Partial<ChunkEntry>): [string, ChunkEntry] {
  const empty = {
    isEntry: false,
    inWorker: false,
    facade: null,
    imports: [],
    dynamicImports: [],
    packages: [],
    modules: [],
  };
  return [file, { file, ...empty, ...parts }];
}

describe('closureOf', () => {
  const chunks = new Map([
    chunk('entry.js', { imports: ['shared.js'], dynamicImports: ['chart.js'] }),
    chunk('shared.js', { imports: ['deep.js'], packages: ['react'] }),
    chunk('deep.js', { imports: ['entry.js'], packages: ['msw'] }),
    chunk('chart.js', { imports: ['shared.js'], packages: ['recharts'] }),
  ]);

  test('follows static imports to the end and stops at lazy ones', () => {
    const first = closureOf({ chunks }, 'entry.js');
    expect(filesOf(first).sort()).toEqual(['deep.js', 'entry.js', 'shared.js']);
    expect(packagesIn(first)).toEqual(['msw', 'react']);
  });

  test('follows lazy ones, too, when asked', () => {
    expect(packagesIn(closureOf({ chunks }, 'entry.js', 'all'))).toContain('recharts');
  });
});
