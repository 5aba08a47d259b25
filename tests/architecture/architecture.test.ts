import { describe, expect, test } from 'vitest';
import { isSource, listFiles, readModule } from './readModules.ts';
import {
  ambientViolations,
  cycles,
  demoDoors,
  fetchViolations,
  importViolations,
  mostLines,
  nameViolations,
  sizeViolations,
  vendorViolations,
} from './violations.ts';

const ownPaths = listFiles(['src', 'mocks']);
const modules = ownPaths.filter(isSource).map(readModule);
const toolModules = listFiles(['tests', 'bench', 'scripts', 'deploy']).filter(isSource).map(readModule);

describe('the house', () => {
  test('was really read', () => {
    expect(modules.length).toBeGreaterThanOrEqual(60);
    expect(
      modules.flatMap(({ imports }) => imports.filter(({ isOwn }) => isOwn)).length,
    ).toBeGreaterThanOrEqual(100);
  });

  test('imports run in one direction, and every folder has a rule', () => {
    expect(importViolations(modules)).toEqual([]);
  });

  test('imports lead to files that exist, with their extension', () => {
    const all = new Set(listFiles(['src', 'mocks', 'public']));
    const lost = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ isOwn, target }) => isOwn && !all.has(target))
        .map(({ specifier }) => `${path} -> ${specifier}`),
    );
    expect(lost).toEqual([]);
  });

  test('src reaches the mocks by one import at most', () => {
    expect(demoDoors(modules).slice(1)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(cycles(modules)).toEqual([]);
  });

  test('clock and chance come in as parameters', () => {
    expect(ambientViolations(modules)).toEqual([]);
  });

  test('only the transport uses the network', () => {
    expect(fetchViolations(modules)).toEqual([]);
  });

  test('vendors are named in adapters, settings and vendor mocks only', () => {
    expect(vendorViolations(modules)).toEqual([]);
  });

  test('names say what is inside', () => {
    expect(nameViolations(ownPaths)).toEqual([]);
  });

  test(`no file has more than ${mostLines} lines`, () => {
    expect(sizeViolations([...modules, ...toolModules])).toEqual([]);
  });

  test('the product imports no test and no tool', () => {
    const leaning = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ isOwn, target }) => isOwn && /^(?:tests|bench|scripts|deploy)\//.test(target))
        .map(() => path),
    );
    expect(leaning).toEqual([]);
  });
});
