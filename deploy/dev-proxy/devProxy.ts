import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnv, type Plugin } from 'vite';
import { createProxy } from './createProxy.ts';
import { readTargets, type Targets } from './readTargets.ts';
import { securityHeaders } from './securityHeaders.ts';

const timeoutMs = 30_000;

/** Same-origin `/api/<source>/` for `vite` and `vite preview`; the credentials stay in this process. */
export function devProxy(): Plugin {
  return {
    name: 'holdfast:dev-proxy',
    configureServer(server) {
      const targets = targetsOf(server.config.mode, server.config.envDir);
      report(targets, (text) => server.config.logger.warn(text));
      server.middlewares.use(createProxy({ targets, timeoutMs }));
    },
    configurePreviewServer(server) {
      const { config } = server;
      const targets = targetsOf(config.mode, config.envDir);
      report(targets, (text) => config.logger.warn(text));
      server.middlewares.use(createProxy({ targets, timeoutMs }));
      const page = resolve(config.root, config.build.outDir, 'index.html');
      const headers = securityHeaders(existsSync(page) ? readFileSync(page, 'utf8') : '');
      server.middlewares.use((_request, answer, next) => {
        for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
        next();
      });
    },
  };
}

/** `.env`, `.env.local` and the process's own environment, which wins. None of it reaches the bundle. */
function targetsOf(mode: string, folder: string | false): Targets {
  return readTargets(folder === false ? process.env : loadEnv(mode, folder, 'HOLDFAST_'));
}

function report(targets: Targets, warn: (text: string) => void): void {
  for (const fault of targets.faults) warn(`proxy: ${fault}`);
}
