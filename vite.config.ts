import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import { devProxy } from './deploy/dev-proxy/devProxy.ts';
import { buildStamp } from './scripts/vite/buildStamp.ts';
import { chunkReport } from './scripts/vite/chunkReport.ts';
import { firstScreenChunks } from './scripts/vite/firstScreenChunks.ts';
import { inlineRecovery } from './scripts/vite/inlineRecovery.ts';
import { preloadScreens } from './scripts/vite/preloadScreens.ts';
import { serviceWorker } from './scripts/vite/serviceWorker.ts';
import { withoutDemo } from './scripts/vite/withoutDemo.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/[/\\]$/, '');

export default defineConfig(async ({ mode, command }) => {
  const settings = loadEnv(mode, root, 'HOLDFAST_');
  const hasDemo = settings['HOLDFAST_DEMO'] !== 'off';
  const chunks = chunkReport(root.replaceAll('\\', '/'));
  // Without a screen there is nothing to open, and trying ends in an error message.
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

  return {
    root,
    plugins: [
      react(),
      devProxy(),
      chunks.page,
      preloadScreens('/src/app/Root.tsx'),
      buildStamp(appVersion()),
      inlineRecovery(),
      ...(command === 'build' ? [await serviceWorker()] : []),
      ...(hasDemo ? [] : [withoutDemo()]),
    ],
    // MSW matches cookies by the list of public suffixes, half of its size; the demo sets none.
    resolve: { alias: { tldts: `${root}/mocks/noPublicSuffixes.ts` } },
    define: {
      __DEMO__: JSON.stringify(hasDemo),
      __APP_VERSION__: JSON.stringify(appVersion()),
    },
    // Another page on this machine must not read through the proxy.
    server: { open: hasScreen && process.env['CI'] === undefined, cors: false },
    preview: { cors: false },
    worker: { format: 'es' as const, plugins: chunks.worker },
    build: {
      outDir: process.env['HOLDFAST_DIST'] ?? 'dist',
      emptyOutDir: true,
      manifest: true,
      // Every browser that runs this app preloads modules itself.
      modulePreload: { polyfill: false },
      // Fonts and icons stay files: the policy allows no data: fonts.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        output: {
          codeSplitting: firstScreenChunks(`${root}/src/app/main.ts`, `${root}/src/app/Root.tsx`),
        },
      },
    },
    test: {
      allowOnly: false,
      // Vitest leaves one core to itself, which on two cores is half of the machine.
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            // Files share their process, so modules are loaded once and the simulated company is asked once. No test
            // may leave anything behind: fake timers and stubbed globals are taken back where they were made.
            isolate: false,
            // Simulating a company and asking all of its tools takes seconds on a busy machine.
            testTimeout: 120_000,
            hookTimeout: 180_000,
            include: ['tests/**/*.test.{ts,tsx}'],
            exclude: ['tests/e2e/**', 'tests/systems/**', 'tests/budgets/**'],
          },
        },
        {
          extends: true,
          test: {
            name: 'budgets',
            environment: 'node',
            include: ['tests/budgets/**/*.test.ts'],
            globalSetup: ['scripts/vitest/buildOnce.ts'],
            testTimeout: 60_000,
            hookTimeout: 60_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            environment: 'node',
            include: ['tests/e2e/**/*.test.ts'],
            globalSetup: ['scripts/vitest/serveBuild.ts'],
            // Nothing waits for these but what is broken; a busy machine takes half a minute for one page.
            testTimeout: 180_000,
            hookTimeout: 180_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'systems',
            environment: 'node',
            include: ['tests/systems/**/*.test.ts'],
            globalSetup: ['tests/systems/servers/globalSetup.ts'],
            testTimeout: 180_000,
            hookTimeout: 300_000,
            fileParallelism: false,
          },
        },
      ],
    },
  };
});

/** The package's version and, in a checkout, its commit: "0.1.0 (1a2b3c4)". */
function appVersion(): string {
  const version = /"version":\s*"([^"]+)"/.exec(readFileSync(`${root}/package.json`, 'utf8'))?.[1] ?? '0.0.0';
  try {
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `${version} (${commit.toString('utf8').trim()})`;
  } catch {
    return version;
  }
}
