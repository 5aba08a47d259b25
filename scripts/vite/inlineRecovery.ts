import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const file = fileURLToPath(new URL('recovery.js', import.meta.url));

/** Puts recovery.js into index.html itself; the content policy allows it by its hash. */
export function inlineRecovery(): Plugin {
  let base = '/';
  return {
    name: 'holdfast:inline-recovery',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'script',
          children: withoutComments(readFileSync(file, 'utf8'), base),
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** Whole lines only, and indentation: enough to be small, too little to break anything. */
function withoutComments(text: string, base: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')
    .replaceAll('%BASE%', base);
}
