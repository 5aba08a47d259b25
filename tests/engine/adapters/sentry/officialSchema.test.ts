import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sentryName } from '../../../../mocks/vendors/sentry/project.ts';
import {
  asking,
  DAY_MS,
  HOUR_MS,
  json,
  NOW_MS,
  storyWorld,
  tailOf,
  wire,
  wireWorld,
  type Wired,
} from './connectSentry.ts';
import { sample } from './sample.ts';

// Asking everything of a simulated company takes seconds on a busy machine.
/** The vendors' own descriptions are read where they lie beside the repository; elsewhere this is skipped. */
const documentOf = (vendor: string) =>
  new URL(`../../../../../shared/contracts/${vendor}.openapi.json`, import.meta.url);
const parameters = z.array(
  z.object({
    name: z.string(),
    in: z.string(),
    required: z.boolean().optional(),
    schema: z.record(z.string(), z.unknown()),
  }),
);
const openApi = z.object({
  paths: z.record(z.string(), z.object({ get: z.object({ parameters: parameters.optional() }).optional() })),
});

describe.skipIf(!existsSync(documentOf('sentry')))('requests, by the vendors’ own OpenAPI documents', () => {
  it('to Sentry use known addresses and parameters with allowed values only', async () => {
    const asked = await askEverything(wireWorld());
    // The one address that asks whether the server is GlitchTip is not Sentry's.
    expectDescribed(
      'sentry',
      asked.filter((url) => tailOf(url) !== 'api/settings/'),
    );
  });

  it('to GlitchTip do as well', async () => {
    const answers = new Map([
      ['api/settings/', sample('glitchtip-settings')],
      ['api/0/organizations/harbour/issues/', sample('glitchtip-issues')],
      ['api/0/organizations/harbour/releases/', sample('releases')],
      ['api/0/organizations/harbour/releases/shop%402.4.0%2B714/deploys/', sample('deploys')],
      ['api/0/organizations/harbour/releases/shop%402.4.0%2B714/commits/', sample('glitchtip-commits')],
      ['api/0/organizations/harbour/projects/', []],
    ]);
    const wired = wire((url) => json(answers.get(tailOf(url))), { flavour: 'glitchtip' });
    expectDescribed('glitchtip', await askEverything(wired));
  });
});

function expectDescribed(vendor: string, asked: readonly URL[]): void {
  const { paths } = openApi.parse(JSON.parse(readFileSync(documentOf(vendor), 'utf8')));
  expect(new Set(asked.map((url) => templateOf(url, Object.keys(paths)))).size).toBeGreaterThanOrEqual(5);
  for (const url of asked) {
    const described =
      paths[templateOf(url, Object.keys(paths))]?.get?.parameters?.filter(
        (parameter) => parameter.in === 'query',
      ) ?? [];
    expect(faultsOf(url.searchParams, described), url.href).toEqual([]);
  }
}

async function askEverything({ capabilities, source, asked }: Wired): Promise<readonly URL[]> {
  const window = { startMs: NOW_MS - 40 * DAY_MS, endMs: NOW_MS };
  const scope = { environment: 'production', window };
  await capabilities.releases(scope, asking());
  await capabilities.deployments(scope, asking());
  if (source.capabilities.sessions !== undefined) {
    const past = { kind: 'past', window, bucketMs: HOUR_MS } as const;
    await capabilities.sessions({ environment: 'production', span: past }, asking());
    const live = { kind: 'live', lengthMs: DAY_MS, bucketMs: HOUR_MS } as const;
    await capabilities.sessions({ environment: 'production', span: live }, asking());
  }
  const world = storyWorld();
  const releaseNames = world.releases.map(({ service, version }) => sentryName(world, service, version));
  await capabilities.errorGroups({ ...scope, releaseNames }, asking());
  const told = source.capabilities.sessions === undefined ? [] : releaseNames.slice(0, 1);
  await capabilities.commits({ ...scope, releaseNames: ['shop@2.4.0+714', ...told] }, asking());
  await source.probe(asking());
  return asked;
}

function templateOf(url: URL, templates: readonly string[]): string {
  const path = `/${tailOf(url)}`;
  const found = templates.find((template) =>
    new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  if (found === undefined) throw new Error(`the vendor describes no such address: ${path}`);
  return found;
}

/** OpenAPI lists repeat the name; numbers arrive as text. */
function faultsOf(search: URLSearchParams, described: z.infer<typeof parameters>): readonly string[] {
  const ajv = new Ajv({ strict: false, coerceTypes: 'array', validateFormats: false });
  const unknown = [...new Set(search.keys())].filter(
    (name) => !described.some((parameter) => parameter.name === name),
  );
  const missing = described
    .filter(({ name, required }) => required === true && !search.has(name))
    .map(({ name }) => name);
  const wrong = described.filter(({ name, schema }) => {
    if (!search.has(name)) return false;
    const value = schema['type'] === 'array' ? search.getAll(name) : search.get(name);
    return !ajv.validate({ type: 'object', properties: { value: schema } }, { value });
  });
  return [
    ...unknown.map((name) => `unknown ${name}`),
    ...missing.map((name) => `missing ${name}`),
    ...wrong.map(({ name }) => `wrong ${name}`),
  ];
}
