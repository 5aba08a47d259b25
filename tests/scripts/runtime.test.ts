import { expect, test } from 'vitest';
import { runProgram } from '../../scripts/runProgram.ts';

/** Vitest 5 and MSW 3 need 22.12, while the machine's own Node may be older. */
function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

test('tests run on a Node that the tools support, whatever the machine has', () => {
  expect(isNewEnough(process.versions.node), process.versions.node).toBe(true);
});

test('a program started by a script finds the same Node', async () => {
  const direct = await runProgram('node', ['-p', 'process.versions.node'], { show: false });
  expect(direct.output.trim()).toBe(process.versions.node);
});

test('a failing program reports its code and its output', async () => {
  const failed = await runProgram('node', ['-e', 'console.error("broken"); process.exit(3)'], {
    show: false,
  });
  expect(failed).toMatchObject({ code: 3, output: 'broken\n' });
});
