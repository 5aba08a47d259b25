import type { ImportOf } from './readModules.ts';

/**
 * A place in the house. A file that belongs to none is itself a violation: a new folder needs a rule here first.
 * `unit` tells siblings apart that must not know each other (vendors, screens).
 */
export interface Place {
  readonly area: string;
  readonly unit: string | null;
}

const engineAreas = ['domain', 'statistics', 'metrics', 'verdict', 'settings', 'collection', 'answers'];
const plainAreas = ['host', 'cli', 'selection', 'ui', 'app'];

export function placeOf(path: string): Place | null {
  const [top, first = '', second, ...deeper] = path.split('/');
  if (top === 'mocks') return placeOfMock(first, second);
  if (top !== 'src' || second === undefined) return null;
  if (plainAreas.includes(first)) return { area: first, unit: null };
  if (first === 'screens') return deeper.length > 0 ? { area: 'screens', unit: second } : null;
  if (first !== 'engine') return null;
  if (deeper.length === 0) return { area: 'engine', unit: null };
  if (engineAreas.includes(second)) return { area: second, unit: null };
  if (second !== 'adapters') return null;
  const [third = '', fourth] = deeper;
  if (fourth === undefined) {
    return third === 'contract.ts' || third === 'registry.ts'
      ? { area: `adapters/${third}`, unit: null }
      : null;
  }
  return third === 'transport'
    ? { area: 'adapters/transport', unit: null }
    : { area: 'adapters/vendor', unit: third };
}

function placeOfMock(first: string, second: string | undefined): Place | null {
  if (second === undefined) return { area: 'mocks', unit: null };
  if (first === 'world' || first === 'scenarios') return { area: `mocks/${first}`, unit: null };
  if (first !== 'vendors') return null;
  // vendors/told.ts and its like serve every vendor; vendors/<vendor>/ serves one.
  return /\.[a-z]+$/.test(second)
    ? { area: 'mocks/vendors', unit: null }
    : { area: 'mocks/vendor', unit: second };
}

/** Which areas an area may import besides itself. */
export const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  statistics: [],
  metrics: ['domain', 'statistics'],
  verdict: ['domain', 'statistics', 'metrics'],
  'adapters/contract.ts': ['domain', 'adapters/transport'],
  'adapters/registry.ts': ['domain', 'adapters/contract.ts', 'adapters/vendor'],
  'adapters/transport': ['domain'],
  'adapters/vendor': ['domain', 'adapters/contract.ts', 'adapters/transport'],
  settings: ['domain', 'metrics', 'adapters/contract.ts', 'adapters/registry.ts'],
  collection: ['domain', 'settings', 'adapters/contract.ts', 'adapters/registry.ts', 'adapters/transport'],
  answers: ['domain', 'metrics', 'verdict', 'settings', 'collection', 'adapters/contract.ts'],
  engine: [
    'domain',
    'metrics',
    'verdict',
    'settings',
    'collection',
    'answers',
    'adapters/contract.ts',
    'adapters/registry.ts',
    'adapters/transport',
  ],
  host: ['engine', 'domain'],
  cli: ['engine', 'domain'],
  selection: ['domain'],
  ui: ['domain'],
  screens: ['host', 'selection', 'ui', 'domain'],
  app: ['host', 'selection', 'ui', 'screens', 'engine', 'domain', 'metrics', 'settings', 'answers', 'mocks'],
  'mocks/world': ['domain', 'mocks/scenarios'],
  'mocks/vendors': ['domain', 'mocks/world'],
  'mocks/vendor': ['domain', 'mocks/world', 'mocks/vendors'],
  'mocks/scenarios': ['domain', 'mocks/world'],
  mocks: ['domain', 'mocks/world', 'mocks/vendors', 'mocks/vendor', 'mocks/scenarios'],
};

/** Single files that are open to more areas than their folder is. `typeOnly`: for their types alone. */
const openings: readonly {
  readonly from: readonly string[];
  readonly to: RegExp;
  readonly typeOnly: boolean;
}[] = [
  // The shapes of questions and answers are the engine's door.
  {
    from: ['host', 'cli'],
    to: /^src\/engine\/answers\/(?:question|answer|figure|\w+Body)\.ts$/,
    typeOnly: false,
  },
  { from: ['screens'], to: /^src\/engine\/answers\/(?:question|answer|figure|\w+Body)\.ts$/, typeOnly: true },
  // The headless verdict: JSON of one watch in, its verdict out.
  { from: ['cli'], to: /^src\/engine\/verdict\/judgeWatch\.ts$/, typeOnly: false },
  // Labels and meanings of a KPI are data, read by the screens and the glossary alike.
  {
    from: ['screens', 'cli'],
    to: /^src\/engine\/metrics\/(?:definition|definitions|glossary)\.ts$/,
    typeOnly: false,
  },
];

/** Files of an area that only wire its units together, so that they may name each of them. */
const wiring = new Set(['adapters/registry.ts', 'mocks', 'mocks/vendors', 'app']);

export function importFault(from: string, found: ImportOf): string | null {
  const say = (reason: string) => `${from} -> ${found.specifier}: ${reason}`;
  const source = placeOf(from);
  if (source === null) return null;
  if (!found.isOwn)
    return packageFault(from, source, found) === null ? null : say(packageFault(from, source, found) ?? '');
  const target = placeOf(found.target);
  if (target === null) return say('leads to a place without a rule');
  if (from.startsWith('src/') && found.target.startsWith('mocks/') && found.kind !== 'dynamic') {
    return say('src reaches the mocks by a dynamic import only');
  }
  if (source.area === target.area) {
    return source.unit === target.unit
      ? null
      : say(`${source.unit} and ${target.unit} must not know each other`);
  }
  const opening = openings.find((rule) => rule.from.includes(source.area) && rule.to.test(found.target));
  if (opening !== undefined && (!opening.typeOnly || found.kind === 'type')) return null;
  if (!(allowed[source.area] ?? []).includes(target.area))
    return say(`${source.area} must not import ${target.area}`);
  if (target.unit !== null && !wiring.has(source.area))
    return say(`${source.area} must not name one ${target.area}`);
  return null;
}

const face =
  /^(?:react|react-dom|react-aria|react-aria-components|react-is|wouter|zustand|recharts|@tanstack\/react-query|d3-.*|@fontsource.*)$/;

function packageFault(from: string, { area }: Place, { target }: ImportOf): string | null {
  const isMock = from.startsWith('mocks/');
  if (target === 'msw') return isMock ? null : 'only the mocks know MSW';
  if (target.startsWith('node:'))
    return area === 'cli' || from === 'mocks/node.ts' ? null : 'this runs in a browser too';
  if (target === 'recharts' && area !== 'ui') return 'only ui draws with Recharts';
  if ((isMock || from.startsWith('src/engine/') || area === 'cli') && face.test(target))
    return 'this half knows no screen';
  if (area === 'ui' && /^(?:zustand|wouter|@tanstack\/.*)$/.test(target))
    return 'ui gets everything by props';
  if (/^(?:vitest|playwright-core|vite)$/.test(target)) return 'this belongs to tests and tools';
  return null;
}
