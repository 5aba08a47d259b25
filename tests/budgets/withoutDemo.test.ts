import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../scripts/runProgram.ts';
import { packagesIn, readBuild, type Build } from './readBuild.ts';

describe('a build with HOLDFAST_DEMO=off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-without-demo-'));
  let build: Build;

  beforeAll(async () => {
    const result = await runProgram('vite', ['build', '--logLevel', 'warn'], {
      show: false,
      environment: { NODE_ENV: 'production', HOLDFAST_DEMO: 'off', HOLDFAST_DIST: folder },
    });
    expect(result.code, result.output).toBe(0);
    build = readBuild(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('has no mock, no MSW and no service worker of it', () => {
    const chunks = [...build.chunks.values()];
    expect(packagesIn(chunks)).toContain('react-dom');
    expect(packagesIn(chunks).filter((name) => /^@?msw/.test(name))).toEqual([]);
    expect(chunks.flatMap(({ modules }) => modules).filter((path) => path.startsWith('mocks/'))).toEqual([]);
    expect(existsSync(join(folder, 'mockServiceWorker.js'))).toBe(false);
  });
});
