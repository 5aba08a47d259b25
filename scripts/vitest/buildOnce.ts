import { resolve } from 'node:path';
import { projectRoot, runProgram } from '../runProgram.ts';

/** Vitest's projects share this process, but each loads its own copy of the module: the process holds the build. */
const key = 'HOLDFAST_BUILD_DONE';
const shared: { [key]?: Promise<void> } = (globalThis as Record<symbol, object>)[Symbol.for(key)] ?? {};
(globalThis as Record<symbol, object>)[Symbol.for(key)] = shared;

/** Builds the app once per test run, whatever the number of projects that need it. */
export default function buildOnce(): Promise<void> {
  shared[key] ??= build();
  return shared[key];
}

export function distFolder(): string {
  return resolve(projectRoot, process.env['HOLDFAST_DIST'] ?? 'dist');
}

async function build(): Promise<void> {
  const result = await runProgram('vite', ['build', '--logLevel', 'warn'], {
    show: false,
    // Vitest sets NODE_ENV to test, which would bundle React's development build.
    environment: { NODE_ENV: 'production' },
  });
  if (result.code !== 0) throw new Error(`The build failed.\n${result.output}`);
}
