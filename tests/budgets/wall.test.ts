import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { distFolder } from '../../scripts/vitest/buildOnce.ts';
import { closureOf, packagesIn, readBuild } from './readBuild.ts';

/** 1 KB = 1000 bytes; gzip, because small servers in front of displays store that. */
const MOST_BYTES = 160_000;
const build = readBuild(distFolder());

function chunkOf(module: string): string {
  const found = [...build.chunks.values()].find(({ facade }) => facade === module);
  if (found === undefined) throw new Error(`${module} has no chunk of its own.`);
  return found.file;
}

const starts = [build.entry, chunkOf('src/app/Root.tsx'), chunkOf('src/screens/wall/WallScreen.tsx')];
const wall = [...new Set(starts.flatMap((file) => closureOf(build, file)))];
const bytes = wall.reduce(
  (sum, { file }) => sum + gzipSync(readFileSync(join(build.folder, file))).length,
  0,
);

afterAll(() => {
  console.log(`Wall: ${(bytes / 1000).toFixed(1)} of ${MOST_BYTES / 1000} KB gzip`);
});

describe('what a wall display loads', () => {
  test('stays within 160 KB of JavaScript', () => {
    expect(packagesIn(wall)).toContain('react-dom');
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('has no chart library in it, and no QR code before somebody sets it up', () => {
    expect(packagesIn(wall).filter((name) => /^(?:recharts|uqr|react-aria.*|msw)$/.test(name))).toEqual([]);
  });

  test('has the code of no other screen in it but the first one', () => {
    const screens = new Set(
      wall
        .flatMap(({ modules }) => modules)
        .flatMap((path) => /^src\/screens\/([^/]+)\//.exec(path)?.[1] ?? []),
    );
    expect([...screens].toSorted()).toEqual(['overview', 'wall']);
  });
});
