import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot: string = dirname(dirname(fileURLToPath(import.meta.url)));

export interface ProgramResult {
  readonly code: number;
  /** Standard output and error together; empty when they were shown directly. */
  readonly output: string;
  readonly tookMs: number;
}

export interface RunOptions {
  readonly show: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a program with the project's own tools (and the Node that npm brought along) first in PATH.
 * `node` always means the Node of this process.
 */
export function runProgram(
  program: string,
  argumentList: readonly string[],
  options: RunOptions,
): Promise<ProgramResult> {
  const started = performance.now();
  const tools = join(projectRoot, 'node_modules', '.bin');
  const environment = {
    ...process.env,
    PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}`,
    ...options.environment,
  };
  const isNode = program === 'node';
  return new Promise((resolve, reject) => {
    const child = spawn(isNode ? process.execPath : program, argumentList, {
      cwd: projectRoot,
      env: environment,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npm's shims are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32' && !isNode,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output, tookMs: performance.now() - started });
    });
  });
}
