import { importFault, placeOf } from './rules.ts';
import type { ModuleOf } from './readModules.ts';

/** Every import against the table, and every file against the list of places. */
export function importViolations(modules: readonly ModuleOf[]): string[] {
  return modules.flatMap((module) => [
    ...(placeOf(module.path) === null
      ? [`${module.path}: a place without a rule (tests/architecture/rules.ts)`]
      : []),
    ...module.imports.map((found) => importFault(module.path, found)).filter((fault) => fault !== null),
  ]);
}

/** The demo is one door in one wall: more would make it hard to build without it. */
export function demoDoors(modules: readonly ModuleOf[]): string[] {
  return modules
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('mocks/'))
        .map(({ specifier }) => `${path} -> ${specifier}`),
    );
}

/** Groups of files that reach each other (Tarjan's strongly connected components). Types count, too. */
export function cycles(modules: readonly ModuleOf[]): string[] {
  const next = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(({ isOwn }) => isOwn).map(({ target }) => target),
    ]),
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    stack.push(path);
    let low = index;
    for (const target of next.get(path) ?? []) {
      if (target === path) found.push(`${path} imports itself`);
      if (!next.has(target)) continue;
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (stack.includes(target)) low = Math.min(low, lowest.get(target) ?? order.get(target) ?? low);
      lowest.set(path, low);
    }
    if (low === index) {
      const group = stack.splice(stack.indexOf(path));
      if (group.length > 1) found.push(group.join(' -> '));
    }
    return low;
  };
  for (const path of next.keys()) if (!order.has(path)) visit(path);
  return found;
}

/** Where the machine's clock and chance enter; everywhere else they are parameters. */
const clockDoors = [
  /^src\/app\//,
  /^src\/cli\/main\.ts$/,
  /^src\/host\/(?:engine\.worker|host)\.ts$/,
  /^mocks\/(?:browser|demo\.worker)\.ts$/,
];

export function ambientViolations(modules: readonly ModuleOf[]): string[] {
  return modules
    .filter(({ path }) => !clockDoors.some((door) => door.test(path)))
    .flatMap(({ path, ambient }) => ambient.map((call) => `${path}: ${call}`));
}

/** The network is the transport's; the app's settings file is the one exception. */
const networkDoors = [
  /^src\/engine\/adapters\/transport\//,
  /^src\/host\//,
  /^src\/cli\//,
  /^src\/app\//,
  /^mocks\//,
];

export function fetchViolations(modules: readonly ModuleOf[]): string[] {
  return modules
    .filter(({ path, callsFetch }) => callsFetch && !networkDoors.some((door) => door.test(path)))
    .map(({ path }) => `${path}: fetch belongs to engine/adapters/transport`);
}

const vendors =
  /(?<![a-z])(?:prometheus|alertmanager|victoriametrics|thanos|sentry|glitchtip|jira|atlassian|redmine|grafana|datadog|newrelic|pagerduty|opsgenie|zendesk|dynatrace|elastic|splunk|servicenow|youtrack|rollbar|bugsnag)(?![a-z])/i;
const vendorPlaces = [
  'adapters/vendor',
  'adapters/registry.ts',
  'adapters/contract.ts',
  'adapters/transport',
  'settings',
];

/** Comments may name a vendor as an example; code may not. */
export function vendorViolations(modules: readonly ModuleOf[]): string[] {
  return modules.flatMap(({ path, code }) => {
    const area = placeOf(path)?.area ?? '';
    if (vendorPlaces.includes(area) || area === 'mocks' || area.startsWith('mocks/vendor')) return [];
    return code.split('\n').flatMap((line, index) => {
      const name = vendors.exec(line)?.[0];
      return name === undefined ? [] : [`${path}:${index + 1}: names ${name}`];
    });
  });
}

export function nameViolations(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    const faults: string[] = [];
    if (/^(?:utils?|helpers?|misc|common|shared|index)\.tsx?$/i.test(name))
      faults.push('says nothing about its content');
    if (/^src\/(?:engine\/)?types\.ts$/.test(path)) faults.push('one global file of types');
    for (const folder of folders) {
      if (/^(?:utils?|helpers?|misc|common|shared|lib)$/i.test(folder))
        faults.push(`folder ${folder} says nothing`);
      else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(folder)) faults.push(`folder ${folder} is not kebab-case`);
    }
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

export const mostLines = 400;

export function sizeViolations(modules: readonly Pick<ModuleOf, 'path' | 'lines'>[]): string[] {
  return modules.filter(({ lines }) => lines > mostLines).map(({ path, lines }) => `${path}: ${lines} lines`);
}
