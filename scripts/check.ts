/** `npm run check`: format, lint, types, dead code, architecture. All run; all failures are shown. */
import { runProgram } from './runProgram.ts';

const checks: readonly { readonly name: string; readonly command: readonly [string, ...string[]] }[] = [
  { name: 'lock file', command: ['node', 'scripts/repairLock.ts', '--check'] },
  { name: 'format (npm run format mends it)', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'architecture', command: ['vitest', 'run', '--project', 'unit', 'tests/architecture'] },
];

let failed = 0;
for (const { name, command } of checks) {
  const [program, ...argumentList] = command;
  const result = await runProgram(program, argumentList, { show: false });
  const seconds = (result.tookMs / 1000).toFixed(1);
  if (result.code === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
  } else {
    failed += 1;
    console.log(`FAILED  ${name} (${seconds} s)\n${result.output.trimEnd()}\n`);
  }
}
console.log(
  failed === 0 ? `All ${checks.length} checks passed.` : `${failed} of ${checks.length} checks failed.`,
);
process.exitCode = failed === 0 ? 0 : 1;
