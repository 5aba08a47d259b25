/**
 * Completes package-lock.json after `npm install`.
 *
 * Native tools (oxlint, oxfmt, tsgolint, oxc-parser) list one optional package per platform. A registry mirror
 * that lacks some of them makes npm drop these entries from the lock, and the next `npm ci` then refuses the
 * lock as out of step. Each missing entry is added by name and version, with the platform told by its name, so
 * that npm skips it elsewhere and fetches it where it fits.
 *
 * Run by hand: `node scripts/repairLock.ts` (writes) or `node scripts/repairLock.ts --check` (fails when needed).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface LockEntry {
  version?: string;
  resolved?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface Lock {
  packages: Record<string, LockEntry>;
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** The platform that a package name such as `@oxlint/binding-linux-x64-musl` stands for. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (words.includes('wasm32') || cpu === undefined || os === undefined) {
    return cpu === undefined ? {} : { cpu: [cpu] };
  }
  if (os !== 'linux') return { os: [os], cpu: [cpu] };
  if (words.some((word) => word.startsWith('musl'))) return { os: [os], cpu: [cpu], libc: ['musl'] };
  if (words.some((word) => word.startsWith('gnu'))) return { os: [os], cpu: [cpu], libc: ['glibc'] };
  return { os: [os], cpu: [cpu] };
}

function isListed(lock: Lock, from: string, name: string): boolean {
  let folder = from;
  for (;;) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
    const cut = folder.lastIndexOf('node_modules/');
    folder = cut <= 0 ? '' : folder.slice(0, cut - 1);
  }
}

/** Adds the missing entries and removes addresses; returns the names added. */
export function repairLock(lock: Lock): string[] {
  const added: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    delete entry.resolved;
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isListed(lock, path, name)) continue;
      lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
      added.push(name);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  return added;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = new URL('../package-lock.json', import.meta.url);
  const before = readFileSync(path, 'utf8');
  // The file is npm's own; its shape is fixed by lockfileVersion 3.
  const lock: Lock = JSON.parse(before);
  const added = repairLock(lock);
  const after = `${JSON.stringify(lock, null, 2)}\n`;
  if (after === before) console.log('package-lock.json is complete.');
  else if (process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${added.length} entries; run: node scripts/repairLock.ts`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, after);
    console.log(`package-lock.json: ${added.length} entries added.`);
  }
}
