import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/**
 * Names the screens' code and styles in index.html, so that the browser loads them while the small entry starts the
 * engine. Without it they would be asked for only when the entry runs.
 */
export function preloadScreens(module: string): Plugin {
  let base = '/';
  return {
    name: 'holdfast:preload-screens',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, chunk: entry }) {
        const chunks = Object.values(bundle ?? {}).filter((output) => output.type === 'chunk');
        const screens = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module) === true);
        if (screens === undefined || entry === undefined) return [];
        const already = closure(entry.fileName, chunks);
        const needed = [...closure(screens.fileName, chunks)].filter((file) => !already.has(file));
        return [
          ...needed.map((file) => tag({ rel: 'modulepreload', crossorigin: true, href: base + file })),
          ...[...new Set(chunks.filter(({ fileName }) => needed.includes(fileName)).flatMap(stylesOf))].map(
            (file) => tag({ rel: 'stylesheet', crossorigin: true, href: base + file }),
          ),
        ];
      },
    },
  };
}

/** A chunk and all that it imports. */
function closure(start: string, chunks: readonly Rolldown.OutputChunk[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...(chunks.find(({ fileName }) => fileName === file)?.imports ?? []));
  }
  return seen;
}

function tag(attrs: Record<string, string | boolean>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head' };
}

/** Vite notes the styles of a chunk on it. */
function stylesOf(chunk: Rolldown.OutputChunk): string[] {
  return [...(chunk.viteMetadata?.importedCss ?? [])];
}
