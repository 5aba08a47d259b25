/** `npm run bench`: runs every bench/*.bench.ts, one after another; `npm run bench -- parse` runs those whose name has "parse". */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runProgram } from './runProgram.ts';

const wanted = process.argv.slice(2);
const folder = join(projectRoot, 'bench');
const files = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort();
if (files.length === 0) {
  console.error('No benchmark found in bench/.');
  process.exitCode = 1;
}
for (const file of files) {
  console.log(`\n== ${file}`);
  const result = await runProgram('node', ['--expose-gc', join('bench', file)], { show: true });
  if (result.code !== 0) {
    console.error(`${file} failed.`);
    process.exitCode = 1;
  }
}
