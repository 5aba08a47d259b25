import { describe, expect, test } from 'vitest';
import { parseModule } from './readModules.ts';
import {
  ambientViolations,
  cycles,
  demoDoors,
  fetchViolations,
  importViolations,
  nameViolations,
  sizeViolations,
  vendorViolations,
} from './violations.ts';

describe('importViolations', () => {
  test.each([
    ['src/engine/domain/a.ts', "import '../statistics/b.ts'", 'domain must not import statistics'],
    [
      'src/engine/metrics/a.ts',
      "import type { B } from '../collection/b.ts'",
      'metrics must not import collection',
    ],
    ['src/engine/answers/a.ts', "export * from '../../host/b.ts'", 'answers must not import host'],
    ['src/engine/adapters/jira/a.ts', "import '../sentry/b.ts'", 'jira and sentry must not know each other'],
    [
      'src/engine/adapters/jira/a.ts',
      "import '../registry.ts'",
      'adapters/vendor must not import adapters/registry.ts',
    ],
    [
      'src/engine/collection/a.ts',
      "import '../adapters/jira/b.ts'",
      'collection must not import adapters/vendor',
    ],
    ['src/engine/engine.ts', "import '../app/b.ts'", 'engine must not import app'],
    ['src/engine/metrics/a.ts', "import { useState } from 'react'", 'this half knows no screen'],
    ['src/engine/metrics/a.ts', "import 'node:fs'", 'this runs in a browser too'],
    [
      'src/screens/overview/A.tsx',
      "import '../sources/B.tsx'",
      'overview and sources must not know each other',
    ],
    [
      'src/screens/overview/A.tsx',
      "const b = import('../../engine/engine.ts')",
      'screens must not import engine',
    ],
    [
      'src/screens/overview/A.tsx',
      "import { b } from '../../engine/answers/figure.ts'",
      'screens must not import answers',
    ],
    ['src/screens/overview/A.tsx', "import { LineChart } from 'recharts'", 'only ui draws with Recharts'],
    ['src/ui/A.tsx', "import { useQuery } from '@tanstack/react-query'", 'ui gets everything by props'],
    ['src/ui/A.tsx', "type B = import('../host/b.ts').B", 'ui must not import host'],
    [
      'src/host/a.ts',
      "new Worker(new URL('../screens/overview/b.ts', import.meta.url))",
      'host must not import screens',
    ],
    ['src/app/a.ts', "import '../../mocks/browser.ts'", 'by a dynamic import only'],
    ['src/app/a.ts', "import { http } from 'msw'", 'only the mocks know MSW'],
    ['src/app/a.ts', "import '../cli/main.ts'", 'app must not import cli'],
    ['src/app/a.ts', "import '../wizard/b.ts'", 'leads to a place without a rule'],
    ['src/wizard/a.ts', '', 'a place without a rule'],
    ['src/screens/A.tsx', '', 'a place without a rule'],
    ['src/engine/adapters/a.ts', '', 'a place without a rule'],
    [
      'mocks/vendors/jira/a.ts',
      "import '../../../src/engine/adapters/jira/convert.ts'",
      'mocks/vendor must not import adapters/vendor',
    ],
    ['mocks/vendors/jira/a.ts', "import '../sentry/b.ts'", 'jira and sentry must not know each other'],
    ['mocks/world/a.ts', "import '../vendors/jira/b.ts'", 'mocks/world must not import mocks/vendor'],
  ])('%s must not have: %s', (path, text, reason) => {
    expect(importViolations([parseModule(path, text)])).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['src/engine/metrics/a.ts', "import '../domain/b.ts'; import './c.ts'; import '../statistics/d.ts'"],
    ['src/engine/adapters/registry.ts', "const a = () => import('./jira/adapter.ts')"],
    ['src/engine/adapters/jira/a.ts', "import '../contract.ts'; import '../transport/b.ts'; import 'zod'"],
    ['src/engine/collection/a.ts', "import { QueryClient } from '@tanstack/query-core'"],
    ['src/host/a.ts', "import type { B } from '../engine/answers/overviewBody.ts'"],
    [
      'src/screens/overview/A.tsx',
      "import type { B } from '../../engine/answers/figure.ts'; import './a.module.css'",
    ],
    ['src/app/main.tsx', "if (__DEMO__) await import('../../mocks/browser.ts')"],
    ['src/cli/main.ts', "import 'node:fs'; import '../engine/engine.ts'"],
    ['mocks/vendors/jira/a.ts', "import '../told.ts'; import '../../world/b.ts'; import 'msw'"],
  ])('%s may have: %s', (path, text) => {
    expect(importViolations([parseModule(path, text)])).toEqual([]);
  });
});

test('a second door to the mocks is found', () => {
  const door = "const m = import('../../mocks/browser.ts')";
  expect(demoDoors([parseModule('src/app/a.ts', door), parseModule('src/app/b.ts', door)])).toHaveLength(2);
});

describe('cycles', () => {
  const chain = (links: Record<string, string>) =>
    Object.entries(links).map(([name, text]) => parseModule(`src/ui/${name}.ts`, text));

  test('finds a circle of three, types and lazy imports counted', () => {
    const found = cycles(
      chain({
        a: "import './b.ts'",
        b: "import type { C } from './c.ts'",
        c: "const a = import('./a.ts')",
        d: "import './a.ts'",
      }),
    );
    expect(found).toEqual(['src/ui/a.ts -> src/ui/b.ts -> src/ui/c.ts']);
  });

  test('accepts two ways to one file', () => {
    expect(cycles(chain({ a: "import './b.ts'; import './c.ts'", b: "import './c.ts'", c: '' }))).toEqual([]);
  });

  test('finds a file that imports itself', () => {
    expect(cycles(chain({ a: "import './a.ts'" }))).toEqual(['src/ui/a.ts imports itself']);
  });
});

describe('ambientViolations', () => {
  test.each([
    'Date.now()',
    'const now = Date.now',
    'new Date()',
    'globalThis.Date.now()',
    'Math.random()',
    'performance.now()',
  ])('%s is found', (text) => {
    expect(ambientViolations([parseModule('src/engine/metrics/a.ts', text)])).toHaveLength(1);
    expect(ambientViolations([parseModule('src/app/main.tsx', text)])).toEqual([]);
  });

  test.each(['new Date(0)', 'Math.max(1, 2)', '// Date.now()', "const text = 'Math.random()'"])(
    '%s is fine',
    (text) => {
      expect(ambientViolations([parseModule('mocks/world/a.ts', text)])).toEqual([]);
    },
  );
});

test('fetch is found where it does not belong', () => {
  expect(fetchViolations([parseModule('src/screens/overview/A.tsx', "fetch('/x')")])).toHaveLength(1);
  expect(fetchViolations([parseModule('src/engine/adapters/transport/a.ts', "fetch('/x')")])).toEqual([]);
});

test("a vendor's name in code is found, in a comment it is an example", () => {
  const text = "// as in Jira\nconst label = 'Open in Jira';\nexport const isSentry = 1;";
  expect(vendorViolations([parseModule('src/ui/A.ts', text)])).toEqual(['src/ui/A.ts:2: names Jira']);
  expect(vendorViolations([parseModule('src/engine/adapters/jira/a.ts', text)])).toEqual([]);
});

test.each([
  'src/ui/utils.ts',
  'src/ui/index.ts',
  'src/common/a.ts',
  'src/engine/types.ts',
  'src/ui/BigCharts/A.tsx',
])('%s is no good name', (path) => {
  expect(nameViolations([path])).toHaveLength(1);
});

test('a file over the limit is found', () => {
  expect(
    sizeViolations([
      parseModule('src/ui/A.ts', '\n'.repeat(401)),
      parseModule('src/ui/B.ts', '\n'.repeat(400)),
    ]),
  ).toEqual(['src/ui/A.ts: 401 lines']);
});
