import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NginxFile } from './nginxFiles.ts';

/** Writes each file for its owner alone, and puts it in place in one step: a reload must not read half of one. */
export function storeFiles(folder: string, files: readonly NginxFile[]): void {
  for (const { name, text } of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = `${path}.new`;
    writeFileSync(fresh, text, { mode: 0o600 });
    // An older file of that name would keep its mode.
    chmodSync(fresh, 0o600);
    renameSync(fresh, path);
  }
}
