import { execFile, execFileSync } from 'node:child_process';
import { chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RedminePlan } from '../writers/redminePlan.ts';
import { freePort } from './freePort.ts';
import { startServer, type RunningServer } from './startServer.ts';

export interface TicketServer extends RunningServer {
  readonly url: string;
  readonly apiKey: string;
}

const rails = '/usr/share/redmine';
/** Made by Debian's package: the schema with the default trackers, statuses and priorities. */
const freshDatabase = '/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default';

/** Redmine on puma over a copy of Debian's fresh sqlite database, filled from the plan. */
export async function startRedmine(folder: string, plan: RedminePlan): Promise<TicketServer> {
  const home = join(folder, 'redmine');
  mkdirSync(home);
  const database = join(home, 'database');
  const planFile = join(home, 'plan.json');
  const script = join(home, 'redmine.rb');
  copyFileSync(freshDatabase, database);
  writeFileSync(planFile, JSON.stringify(plan));
  copyFileSync(fileURLToPath(new URL('../writers/redmine.rb', import.meta.url)), script);
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  for (const path of [home, database, planFile, script]) chownSync(path, user.uid, user.gid);

  const environment = {
    RAILS_ENV: 'production',
    DATABASE_URL: `sqlite3:${database}`,
    HOME: home,
    // Puma looks at $PWD, which may lie in a folder that Redmine's user must not enter.
    PWD: rails,
    HOLDFAST_PLAN: planFile,
  };
  await promisify(execFile)('bin/rails', ['runner', script], {
    cwd: rails,
    env: { ...process.env, ...environment },
    ...user,
  });
  const address = `127.0.0.1:${await freePort()}`;
  const server = await startServer({
    name: 'Redmine',
    program: 'puma',
    // One thread: Redmine notes the project last looked at, and two writers lock each other out of sqlite (HTTP 500).
    argumentList: ['-e', 'production', '-b', `tcp://${address}`, '-t', '1:1', 'config.ru'],
    folder: rails,
    environment,
    user,
    logFile: join(folder, 'redmine.log'),
    readyUrl: `http://${address}/users/current.json`,
    readyHeaders: { 'X-Redmine-API-Key': plan.apiKey },
  });
  return { ...server, url: `http://${address}`, apiKey: plan.apiKey };
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'www-data'], { encoding: 'utf8' }));
}
