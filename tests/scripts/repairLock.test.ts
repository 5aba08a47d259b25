import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { platformOf, repairLock, type Lock } from '../../scripts/repairLock.ts';

const lockText = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');

function readLock(): Lock {
  const lock: Lock = JSON.parse(lockText);
  return lock;
}

describe('the lock file', () => {
  test('needs no repair', () => {
    expect(repairLock(readLock())).toEqual([]);
  });

  test('names no download address, so that it serves every registry', () => {
    expect(lockText).not.toContain('"resolved"');
  });

  test.each([
    'darwin-x64',
    'darwin-arm64',
    'win32-x64-msvc',
    'win32-arm64-msvc',
    'linux-x64-gnu',
    'linux-arm64-gnu',
  ])('lists the packages that Vite needs on %s, with their integrity', (platform) => {
    const names = Object.entries(readLock().packages);
    for (const tool of ['@rolldown/binding', 'lightningcss']) {
      const entry = names.find(([path]) => path === `node_modules/${tool}-${platform}`)?.[1];
      expect(entry, `${tool}-${platform}`).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) });
    }
  });
});

describe('repairLock', () => {
  test('adds a missing platform package with its platform and drops addresses', () => {
    const lock: Lock = {
      packages: {
        'node_modules/tool': {
          version: '1.2.3',
          resolved: 'https://mirror.example/tool.tgz',
          optionalDependencies: { '@tool/binding-linux-x64-musl': '1.2.3' },
        },
      },
    };
    expect(repairLock(lock)).toEqual(['@tool/binding-linux-x64-musl']);
    expect(lock.packages['node_modules/tool']?.resolved).toBeUndefined();
    expect(lock.packages['node_modules/@tool/binding-linux-x64-musl']).toEqual({
      version: '1.2.3',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
  });

  test('leaves a package alone that is listed below its dependant', () => {
    const lock: Lock = {
      packages: {
        'node_modules/tool': { optionalDependencies: { 'tool-darwin-arm64': '1.0.0' } },
        'node_modules/tool/node_modules/tool-darwin-arm64': { version: '1.0.0' },
      },
    };
    expect(repairLock(lock)).toEqual([]);
  });

  test('tells the platform from the name', () => {
    expect(platformOf('@oxlint-tsgolint/win32-arm64')).toEqual({ os: ['win32'], cpu: ['arm64'] });
    expect(platformOf('@oxc-parser/binding-linux-arm-gnueabihf')).toEqual({
      os: ['linux'],
      cpu: ['arm'],
      libc: ['glibc'],
    });
    expect(platformOf('@rolldown/binding-wasm32-wasi')).toEqual({ cpu: ['wasm32'] });
  });
});
