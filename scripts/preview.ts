/** `npm run preview`: serves `dist` (with the demo); builds it first when it is missing. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot, runProgram } from './runProgram.ts';

const folder = process.env['HOLDFAST_DIST'] ?? 'dist';
if (!existsSync(resolve(projectRoot, folder, 'index.html'))) {
  const built = await runProgram('vite', ['build'], { show: true });
  if (built.code !== 0) process.exit(built.code);
}
const served = await runProgram('vite', ['preview', ...process.argv.slice(2)], { show: true });
process.exitCode = served.code;
