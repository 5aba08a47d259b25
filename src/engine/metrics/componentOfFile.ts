import { foldName } from '../domain/serviceSpelling.ts';

/** Folders that say how code is kept, not what it is about. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'src',
  'source',
  'app',
  'apps',
  'lib',
  'libs',
  'packages',
  'modules',
  'services',
  'internal',
  'pkg',
  'cmd',
  'main',
  'test',
  'tests',
]);

/**
 * The component that a changed file belongs to. A folder that trackers know as a component wins, wherever it stands in the
 * path; else the topmost folder that says what the code is about. Null for a file outside any folder (README.md).
 * `known`: folded name -> the trackers' spelling.
 */
export function componentOfFile(path: string, known: ReadonlyMap<string, string>): string | null {
  const folders = path.split('/').slice(0, -1);
  for (const folder of folders) {
    const spelling = known.get(foldName(folder));
    if (spelling !== undefined) return spelling;
  }
  return folders.find((folder) => folder !== '' && !CONTAINERS.has(foldName(folder))) ?? null;
}
