/**
 * `npm test`: does all set-up by itself, then runs every Vitest project except the real systems.
 * `npm run test:systems`: the project `systems` alone.
 * Arguments go on to Vitest: `npm test -- tests/engine/statistics`.
 */
import { findChromium } from './findChromium.ts';
import { runProgram } from './runProgram.ts';

const [first, ...rest] = process.argv.slice(2);
const systems = first === 'systems';
const passedOn = systems || first === undefined ? rest : [first, ...rest];
const projects = systems ? ['systems'] : ['unit', 'budgets', 'e2e'];

const chromium = findChromium();
const result = await runProgram(
  'vitest',
  ['run', ...projects.flatMap((project) => ['--project', project]), ...passedOn],
  { show: true, environment: { CHROMIUM_PATH: chromium } },
);
process.exitCode = result.code;
