import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerPlan {
  readonly name: string;
  readonly program: string;
  readonly argumentList: readonly string[];
  readonly logFile: string;
  /** Asked again and again until it answers 200. */
  readonly readyUrl: string;
  readonly readyHeaders?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly user?: { readonly uid: number; readonly gid: number };
}

export interface RunningServer {
  readonly pid: number;
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;
const stopWithinMs = 10_000;
const betweenPollsMs = 50;

/** Starts a program and waits until it answers; a program that ends or stays silent is an error with its log. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  const log = openSync(plan.logFile, 'a');
  const child = spawn(plan.program, plan.argumentList, {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...plan.environment },
    ...(plan.folder === undefined ? {} : { cwd: plan.folder }),
    ...plan.user,
  });
  closeSync(log);
  const ended = whenEnded(child);
  let over: string | null = null;
  void ended.then((how) => {
    over = how;
  });
  const deadline = performance.now() + readyWithinMs;
  while (!(await answers(plan))) {
    if (over !== null || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(
        `${plan.name} did not become ready (${over ?? 'silent'}). Its log ends:\n${tail(plan.logFile)}`,
      );
    }
    await pause(betweenPollsMs);
  }
  if (child.pid === undefined) throw new Error(`${plan.name} has no process id.`);
  return { pid: child.pid, stop: () => stop(child, ended) };
}

async function answers({ readyUrl, readyHeaders }: ServerPlan): Promise<boolean> {
  try {
    const answer = await fetch(readyUrl, { headers: readyHeaders ?? {}, signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve(cause.message));
    child.once('exit', (code, signal) => resolve(`ended with ${code ?? signal ?? 'nothing'}`));
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(impatience);
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').slice(-2000);
}
