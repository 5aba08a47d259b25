import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Takes the demo's service worker, copied from `public/`, out of a build without the demo. */
export function withoutDemo(): Plugin {
  let folder = '';
  return {
    name: 'holdfast:without-demo',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      rmSync(resolve(folder, 'mockServiceWorker.js'), { force: true });
    },
  };
}
