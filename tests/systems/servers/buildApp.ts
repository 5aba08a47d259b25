import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../../scripts/runProgram.ts';

export interface BuiltApp {
  readonly folder: string;
  /** Lets other users read it: nginx runs as one. */
  open(): void;
  remove(): void;
}

/** Builds Holdfast without its demo, as for real use, into a temporary folder, with settings of its own. */
export async function buildApp(settings: object): Promise<BuiltApp> {
  const parent = mkdtempSync(join(tmpdir(), 'holdfast-app-'));
  const folder = join(parent, 'dist');
  const environment = {
    HOLDFAST_DIST: folder,
    HOLDFAST_DEMO: 'off',
    // Vitest sets it to "test", which would bundle React's development build.
    NODE_ENV: 'production',
  };
  const built = await runProgram('vite', ['build', '--logLevel', 'warn'], { show: false, environment });
  if (built.code !== 0) throw new Error(`The build failed.\n${built.output}`);
  writeFileSync(join(folder, 'holdfast.json'), JSON.stringify(settings));
  return {
    folder,
    open: () => chmodSync(parent, 0o755),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
