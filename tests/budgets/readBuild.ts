import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Manifest } from 'vite';
import type { ChunkEntry } from '../../scripts/vite/chunkReport.ts';

export interface Build {
  readonly folder: string;
  readonly chunks: ReadonlyMap<string, ChunkEntry>;
  /** The chunk that index.html starts. */
  readonly entry: string;
}

export function readBuild(folder: string): Build {
  const list: ChunkEntry[] = JSON.parse(readFileSync(join(folder, '.vite/chunks.json'), 'utf8'));
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const entry = manifest['index.html']?.file;
  if (entry === undefined) throw new Error('The manifest names no entry for index.html.');
  return { folder, entry, chunks: new Map(list.map((chunk) => [chunk.file, chunk])) };
}

/** A chunk and all that the browser must load before it can run. */
export function closureOf(
  build: Pick<Build, 'chunks'>,
  start: string,
  via: 'static' | 'all' = 'static',
): ChunkEntry[] {
  const seen = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const chunk = build.chunks.get(file);
    if (chunk === undefined || seen.has(file)) continue;
    seen.add(file);
    waiting.push(...chunk.imports, ...(via === 'all' ? chunk.dynamicImports : []));
  }
  return [...seen].map((file) => build.chunks.get(file)).filter((chunk) => chunk !== undefined);
}

export function packagesIn(chunks: readonly ChunkEntry[]): string[] {
  return [...new Set(chunks.flatMap(({ packages }) => packages))].sort();
}

export function brotliBytes(build: Pick<Build, 'folder'>, files: readonly string[]): number {
  return files.reduce((sum, file) => {
    const path = join(build.folder, file);
    if (!existsSync(path)) throw new Error(`${file} is missing in the build.`);
    const packed = brotliCompressSync(readFileSync(path), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    });
    return sum + packed.length;
  }, 0);
}

export function filesOf(chunks: readonly ChunkEntry[]): string[] {
  return chunks.map(({ file }) => file);
}
