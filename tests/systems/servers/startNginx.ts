import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nginxFiles } from '../../../deploy/nginx/nginxFiles.ts';
import { readSources } from '../../../deploy/nginx/readSources.ts';
import type { Times } from '../../../deploy/nginx/sourceBlocks.ts';
import { storeFiles } from '../../../deploy/nginx/storeFiles.ts';
import { freePort } from './freePort.ts';
import { startServer } from './startServer.ts';

export interface NginxOrder {
  /** The built app, with its holdfast.json in it. */
  readonly dist: string;
  readonly settings: unknown;
  /** HOLDFAST_<SOURCE>_URL and so on. */
  readonly variables: Readonly<Record<string, string>>;
  /** Shorter times than real ones, so that a test need not wait for them. */
  readonly times?: Partial<Times>;
}

export interface RunningNginx {
  readonly url: string;
  readonly port: number;
  /** What nginx wrote to its error log so far. */
  errors(): string;
  stop(): Promise<void>;
}

/** The real nginx with the written configuration, run as an ordinary user. */
export async function startNginx({ dist, settings, variables, times }: NginxOrder): Promise<RunningNginx> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-nginx-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { sources, refreshSeconds, faults } = readSources(settings, variables);
  if (faults.length > 0) throw new Error(faults.join(' '));
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const files = nginxFiles({
    folder,
    dist,
    html,
    listen: `127.0.0.1:${port}`,
    names: ['127.0.0.1', 'localhost'],
    sources,
    times: { refreshSeconds, answerWithinSeconds: 20, restSeconds: 15, ...times },
  });
  storeFiles(folder, files);
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  giveAway(folder, user);
  const configuration = join(folder, 'nginx.conf');
  const server = await startServer({
    name: 'nginx',
    program: '/usr/sbin/nginx',
    argumentList: ['-p', folder, '-c', configuration, '-e', join(folder, 'error.log'), '-g', 'daemon off;'],
    logFile: join(folder, 'start.log'),
    readyUrl: `${url}/index.html`,
    user,
  });
  return {
    url,
    port,
    errors: () => readFileSync(join(folder, 'error.log'), 'utf8'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function giveAway(folder: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  chmodSync(folder, 0o700);
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, name), uid, gid);
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'www-data'], { encoding: 'utf8' }));
}
