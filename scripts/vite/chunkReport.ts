import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

export interface ChunkEntry {
  readonly file: string;
  readonly isEntry: boolean;
  /** True for what runs in a worker. */
  readonly inWorker: boolean;
  /** The module that the chunk begins with, relative to the project; null for a shared chunk. */
  readonly facade: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  /** npm packages with code in the chunk. */
  readonly packages: readonly string[];
  /** Our own modules in the chunk, relative to the project. */
  readonly modules: readonly string[];
}

/**
 * Writes `.vite/chunks.json` beside Vite's manifest. The manifest names neither workers nor the packages inside
 * a chunk, and the byte budgets need both.
 */
export function chunkReport(root: string): { readonly page: Plugin; readonly worker: () => Plugin[] } {
  const entries = new Map<string, ChunkEntry>();
  const collect = (bundle: Rolldown.OutputBundle, inWorker: boolean) => {
    for (const output of Object.values(bundle)) {
      if (output.type === 'chunk') entries.set(output.fileName, entryOf(output, root, inWorker));
    }
  };
  return {
    page: {
      name: 'holdfast:chunk-report',
      apply: 'build',
      enforce: 'post',
      generateBundle(_options, bundle) {
        collect(bundle, false);
      },
      writeBundle(options) {
        const path = join(options.dir ?? 'dist', '.vite', 'chunks.json');
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `${JSON.stringify([...entries.values()], null, 2)}\n`);
      },
    },
    worker: () => [
      {
        name: 'holdfast:worker-chunk-report',
        apply: 'build',
        enforce: 'post',
        generateBundle(_options, bundle) {
          collect(bundle, true);
        },
      },
    ],
  };
}

function entryOf(chunk: Rolldown.OutputChunk, root: string, inWorker: boolean): ChunkEntry {
  const packages = new Set<string>();
  const modules: string[] = [];
  for (const id of chunk.moduleIds) {
    const packageName = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
    if (packageName !== undefined) packages.add(packageName);
    else if (id.startsWith(root)) modules.push(relative(id, root));
  }
  return {
    file: chunk.fileName,
    isEntry: chunk.isEntry,
    inWorker,
    facade: chunk.facadeModuleId === null ? null : relative(chunk.facadeModuleId, root),
    imports: chunk.imports,
    dynamicImports: chunk.dynamicImports,
    packages: [...packages].sort(),
    modules,
  };
}

function relative(id: string, root: string): string {
  const path = id.split('?')[0] ?? id;
  return path.startsWith(root) ? path.slice(root.length + 1) : path;
}
