import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Published values kept beside the repository; tests that need them skip visibly where the folder is absent. */
const folder = new URL('../../../../shared/reference/', import.meta.url);

export const hasReference = existsSync(folder);

export function readReference(path: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(path, folder)), 'utf8')) as unknown;
}
