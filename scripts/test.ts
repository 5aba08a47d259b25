/**
 * `npm test`: does all set-up by itself, then runs every Vitest project except the real systems.
 * `npm run test:systems`: the project `systems` alone.
 * Arguments go on to Vitest: `npm test -- tests/engine/statistics`.
 * HOLDFAST_TEST_REPORT=<file> also writes Vitest's JSON report there.
 */
import { findChromium } from './findChromium.ts';
import { runProgram } from './runProgram.ts';

const [first, ...rest] = process.argv.slice(2);
const systems = first === 'systems';
const passedOn = systems || first === undefined ? rest : [first, ...rest];
const projects = systems ? ['systems'] : ['unit', 'budgets', 'e2e'];

const report = process.env['HOLDFAST_TEST_REPORT'];
const reporters =
  report === undefined ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];

const chromium = findChromium();
const result = await runProgram(
  'vitest',
  ['run', ...projects.flatMap((project) => ['--project', project]), ...reporters, ...passedOn],
  { show: true, environment: { CHROMIUM_PATH: chromium } },
);
process.exitCode = result.code;
