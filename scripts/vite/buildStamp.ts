import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/**
 * Tells a running page which build it is (`<meta name="holdfast-build">`), and writes `version.json`, which says what the server
 * has now. The stamp is made of the names of all built files, each of which carries the hash of its content.
 */
export function buildStamp(version: string): Plugin {
  return {
    name: 'holdfast:build-stamp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const attrs = { name: 'holdfast-build', content: stampOf(bundle ?? {}) };
        return [{ tag: 'meta', attrs, injectTo: 'head' }];
      },
    },
    generateBundle: {
      // After index.html has been made, so that both name the same.
      order: 'post',
      handler(_options, bundle) {
        const source = `${JSON.stringify({ version, build: stampOf(bundle) })}\n`;
        this.emitFile({ type: 'asset', fileName: 'version.json', source });
      },
    },
  };
}

/** Only hashed names: index.html carries the stamp itself, and the manifest is no part of what runs. */
function stampOf(bundle: Rolldown.OutputBundle): string {
  const names = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !name.endsWith('.map'));
  return createHash('sha256').update(names.toSorted().join('\n')).digest('hex').slice(0, 16);
}
