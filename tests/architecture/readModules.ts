import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface ImportOf {
  readonly specifier: string;
  /** Relative to the project for our own files, the package's name for others. */
  readonly target: string;
  readonly isOwn: boolean;
  readonly kind: 'static' | 'type' | 'dynamic' | 'worker';
}

export interface ModuleOf {
  /** Relative to the project, with slashes. */
  readonly path: string;
  readonly imports: readonly ImportOf[];
  /** The text with comments blanked. */
  readonly code: string;
  /** Calls that read the clock or chance of the machine, as written. */
  readonly ambient: readonly string[];
  readonly callsFetch: boolean;
  readonly lines: number;
}

/** Every file below the given folders, relative to the project; folders that do not exist are empty. */
export function listFiles(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const start = join(projectRoot, folder);
    if (!existsSync(start)) return [];
    return readdirSync(start, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((path) => !path.includes('node_modules/'))
      .sort();
  });
}

export function isSource(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

export function readModule(path: string): ModuleOf {
  return parseModule(path, readFileSync(join(projectRoot, path), 'utf8'));
}

export function parseModule(path: string, text: string): ModuleOf {
  const parsed = parseSync(path, text);
  const fault = parsed.errors[0];
  if (fault !== undefined) throw new Error(`${path}: ${fault.message}`);
  const found: { specifier: string; kind: ImportOf['kind'] }[] = [];
  for (const { moduleRequest, entries } of parsed.module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, kind: isType ? 'type' : 'static' });
  }
  for (const { entries } of parsed.module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest !== null)
        found.push({ specifier: moduleRequest.value, kind: isType ? 'type' : 'static' });
    }
  }
  const ambient: string[] = [];
  let callsFetch = false;
  walk(parsed.program, (node) => {
    const specifier = workerUrl(node);
    if (specifier !== null) found.push({ specifier, kind: 'worker' });
    const dynamic = node['type'] === 'ImportExpression' ? node['source'] : null;
    if (dynamic !== null) found.push({ specifier: literalOf(dynamic) ?? '(computed)', kind: 'dynamic' });
    const typeImport = node['type'] === 'TSImportType' ? (node['source'] ?? node['argument']) : null;
    if (typeImport !== null) found.push({ specifier: literalOf(typeImport) ?? '(computed)', kind: 'type' });
    const clock = ambientOf(node);
    if (clock !== null) ambient.push(clock);
    if (node['type'] === 'CallExpression' && nameOf(node['callee']) === 'fetch') callsFetch = true;
  });
  return {
    path,
    imports: found.map(({ specifier, kind }) => ({ specifier, kind, ...resolve(path, specifier) })),
    code: withoutComments(text, parsed.comments),
    ambient,
    callsFetch,
    lines: text.split('\n').length - 1,
  };
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isNode(value)) {
    if (typeof value['type'] === 'string') visit(value);
    for (const child of Object.values(value)) if (isNode(child)) walk(child, visit);
  }
}

function literalOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value['type'] === 'TSLiteralType') return literalOf(value['literal']);
  return typeof value['value'] === 'string' ? value['value'] : null;
}

/** `fetch` and `Date.now`; also `globalThis.fetch` and `globalThis.Date.now`. */
function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value['type'] === 'Identifier') return String(value['name']);
  if (value['type'] !== 'MemberExpression' || value['computed'] === true) return null;
  const object = nameOf(value['object']);
  const property = nameOf(value['property']);
  if (object === null || property === null) return null;
  return /^(?:globalThis|window|self)$/.test(object) ? property : `${object}.${property}`;
}

/** `new URL('./x.ts', import.meta.url)`, the only way in which Vite finds a worker. */
function workerUrl(node: Node): string | null {
  if (
    node['type'] !== 'NewExpression' ||
    nameOf(node['callee']) !== 'URL' ||
    !Array.isArray(node['arguments'])
  )
    return null;
  const specifier = literalOf(node['arguments'][0]);
  return specifier !== null && /^\.{1,2}\/.*\.tsx?$/.test(specifier) ? specifier : null;
}

/** Also `const now = Date.now`, which is as ambient as calling it. */
function ambientOf(node: Node): string | null {
  if (node['type'] === 'MemberExpression') {
    const name = nameOf(node);
    return name !== null &&
      /^(?:Date\.now|Math\.random|performance\.now|crypto\.randomUUID|crypto\.getRandomValues)$/.test(name)
      ? name
      : null;
  }
  const isDate = nameOf(node['callee']) === 'Date';
  if (node['type'] === 'CallExpression' && isDate) return 'Date()';
  const hasArguments = Array.isArray(node['arguments']) && node['arguments'].length > 0;
  return node['type'] === 'NewExpression' && isDate && !hasArguments ? 'new Date()' : null;
}

function resolve(from: string, specifier: string): Pick<ImportOf, 'target' | 'isOwn'> {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return { isOwn: true, target: posix.join(posix.dirname(from), bare) };
  if (bare.startsWith('/')) return { isOwn: true, target: bare.slice(1) };
  return { isOwn: false, target: /^(?:@[^/]+\/)?[^/]+/.exec(bare)?.[0] ?? bare };
}

function withoutComments(
  text: string,
  comments: readonly { readonly start: number; readonly end: number }[],
): string {
  let code = '';
  let at = 0;
  for (const { start, end } of comments) {
    code += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    at = end;
  }
  return code + text.slice(at);
}
