import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { distFolder } from '../../scripts/vitest/buildOnce.ts';
import { brotliBytes, closureOf, filesOf, packagesIn, readBuild } from './readBuild.ts';

/** 1 KB = 1000 bytes, brotli at quality 11, as a static host would store it. */
const kilobyte = 1000;
const build = readBuild(distFolder());
/** The entry starts the engine and loads the screens at once: both stand before the first picture. */
const screens = [...build.chunks.values()].find(({ facade }) => facade === 'src/app/Root.tsx')?.file ?? '';
const firstScreen = [...new Set([...closureOf(build, build.entry), ...closureOf(build, screens)])];
const workers = [...build.chunks.values()].filter(({ inWorker, isEntry }) => inWorker && isEntry);
const engineWorkers = workers.filter(({ facade }) => facade?.startsWith('src/') === true);
const demoWorkers = workers.filter(({ facade }) => facade?.startsWith('mocks/') === true);
const engineWorker = closureOf(build, engineWorkers[0]?.file ?? '');
const figures: string[] = [];

function measure(name: string, files: readonly string[], limit: number): number {
  const bytes = brotliBytes(build, files);
  figures.push(`${name}: ${(bytes / kilobyte).toFixed(1)} of ${limit / kilobyte} KB brotli`);
  return bytes;
}

afterAll(() => {
  console.log(figures.join('\n'));
});

describe('what the first screen loads', () => {
  test('JavaScript on the main thread stays within 100 KB', () => {
    expect(packagesIn(firstScreen)).toContain('react-dom');
    expect(measure('First screen', filesOf(firstScreen), 100 * kilobyte)).toBeLessThanOrEqual(100 * kilobyte);
  });

  test('has no chart library, no mocks and no parser of queries in it', () => {
    const heavy =
      /^(?:recharts|victory-vendor|redux|react-redux|@reduxjs\/toolkit|msw|@mswjs\/.*|@lezer\/.*|@prometheus-io\/.*|axe-core|react-aria.*)$/;
    expect(packagesIn(firstScreen).filter((name) => heavy.test(name))).toEqual([]);
    expect(firstScreen.flatMap(({ modules }) => modules).filter((path) => path.startsWith('mocks/'))).toEqual(
      [],
    );
  });

  test('leaves the engine to the worker', () => {
    const engine = firstScreen
      .flatMap(({ modules }) => modules)
      .filter((path) => /^src\/engine\/(?:collection|adapters\/(?!contract))/.test(path));
    expect(engine).toEqual([]);
  });

  test('the page itself stays within 10 KB', () => {
    expect(measure('index.html', ['index.html'], 10 * kilobyte)).toBeLessThanOrEqual(10 * kilobyte);
  });

  test('the page names no other origin', () => {
    const page = readFileSync(join(build.folder, 'index.html'), 'utf8');
    expect(page.match(/(?:src|href)="(?:https?:)?\/\//g) ?? []).toEqual([]);
  });
});

describe('what is loaded beside and later', () => {
  test("the engine's worker stays within 90 KB and knows no screen", () => {
    expect(engineWorkers).toHaveLength(1);
    expect(packagesIn(engineWorker)).toContain('@tanstack/query-core');
    expect(
      packagesIn(engineWorker).filter((name) => /^(?:react|react-dom|msw|recharts|wouter)$/.test(name)),
    ).toEqual([]);
    expect(measure('Engine worker', filesOf(engineWorker), 90 * kilobyte)).toBeLessThanOrEqual(90 * kilobyte);
  });

  test('vendors are loaded on demand, not with the worker', () => {
    const vendors = engineWorker
      .flatMap(({ modules }) => modules)
      .filter((path) => /^src\/engine\/adapters\/[^/]+\/adapter\.ts$/.test(path));
    expect(vendors).toEqual([]);
  });

  test('Recharts is one lazy block within 98 KB', () => {
    const withRecharts = [...build.chunks.values()].filter(({ packages }) => packages.includes('recharts'));
    expect(withRecharts).toHaveLength(1);
    const first = new Set(filesOf(firstScreen));
    const further = withRecharts
      .flatMap(({ file }) => closureOf(build, file))
      .filter(({ file }) => !first.has(file));
    expect(measure('Recharts and its chart', filesOf(further), 98 * kilobyte)).toBeLessThanOrEqual(
      98 * kilobyte,
    );
  });

  test('the demo comes only on demand, within 120 KB', () => {
    const first = new Set(filesOf(firstScreen));
    const doors = [...build.chunks.values()].filter(({ facade }) => facade === 'mocks/browser.ts');
    expect(doors).toHaveLength(1);
    // The demo's own worker counts with all that it may ever load.
    const inWorker = demoWorkers.flatMap(({ file }) => closureOf(build, file, 'all'));
    const demo = [...closureOf(build, doors[0]?.file ?? ''), ...inWorker].filter(
      ({ file }) => !first.has(file),
    );
    expect(packagesIn(demo)).toContain('msw');
    expect(measure('Demo', filesOf(demo), 120 * kilobyte)).toBeLessThanOrEqual(120 * kilobyte);
  });
});
