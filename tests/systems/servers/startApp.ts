import { join } from 'node:path';
import { projectRoot } from '../../../scripts/runProgram.ts';
import { buildApp } from './buildApp.ts';
import { freePort } from './freePort.ts';
import { startServer } from './startServer.ts';

export interface RunningApp {
  readonly url: string;
  stop(): Promise<void>;
}

export interface AppOrder {
  /** What stands in holdfast.json. */
  readonly settings: object;
  /** HOLDFAST_<SOURCE>_URL and so on, for the proxy of `vite preview`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Serves a build as `npm run preview` does. */
export async function startApp({ settings, variables }: AppOrder): Promise<RunningApp> {
  const built = await buildApp(settings);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const server = await startServer({
    name: 'vite preview',
    program: process.execPath,
    argumentList: [vite, 'preview', '--port', port, '--strictPort', '--host', '127.0.0.1'],
    folder: projectRoot,
    environment: { ...variables, HOLDFAST_DIST: built.folder, NODE_ENV: 'production' },
    logFile: join(built.folder, '..', 'preview.log'),
    readyUrl: `${url}/holdfast.json`,
  });
  return {
    url,
    stop: async () => {
      await server.stop();
      built.remove();
    },
  };
}

/** The proxy's variables for the three real sources of `systemsSettings`. */
export function proxyVariables(systems: {
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  readonly redmineUrl: string;
  readonly redmineKey: string;
}): Record<string, string> {
  return {
    HOLDFAST_METRICS_URL: systems.prometheusUrl,
    HOLDFAST_ALERTS_URL: systems.alertmanagerUrl,
    HOLDFAST_BOARD_URL: systems.redmineUrl,
    HOLDFAST_BOARD_HEADER_X_REDMINE_API_KEY: systems.redmineKey,
  };
}
