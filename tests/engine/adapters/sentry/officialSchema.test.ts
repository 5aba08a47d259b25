import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sentryName } from '../../../../mocks/vendors/sentry/project.ts';
import { asking, DAY_MS, HOUR_MS, NOW_MS, storyWorld, tailOf, wireWorld } from './connectSentry.ts';

/** The vendor's own description lies beside the repository on the machines of its makers only. */
const document = new URL('../../../../../shared/contracts/sentry.openapi.json', import.meta.url);
const parameters = z.array(
  z.object({
    name: z.string(),
    in: z.string(),
    required: z.boolean().optional(),
    schema: z.record(z.string(), z.unknown()),
  }),
);
const openApi = z.object({
  paths: z.record(z.string(), z.object({ get: z.object({ parameters }).optional() })),
});

describe.skipIf(!existsSync(document))('requests, by Sentry’s own OpenAPI document', () => {
  it('use known addresses and parameters with allowed values only', async () => {
    const { paths } = openApi.parse(JSON.parse(readFileSync(document, 'utf8')));
    const asked = await askEverything();
    expect(new Set(asked.map((url) => templateOf(url, Object.keys(paths)))).size).toBeGreaterThanOrEqual(5);
    for (const url of asked) {
      const described =
        paths[templateOf(url, Object.keys(paths))]?.get?.parameters.filter(
          (parameter) => parameter.in === 'query',
        ) ?? [];
      expect(faultsOf(url.searchParams, described), url.href).toEqual([]);
    }
  });
});

async function askEverything(): Promise<readonly URL[]> {
  const { capabilities, source, asked } = wireWorld();
  const window = { startMs: NOW_MS - 40 * DAY_MS, endMs: NOW_MS };
  const scope = { environment: 'production', window };
  const [first] = storyWorld().releases;
  await capabilities.releases(scope, asking());
  await capabilities.deployments(scope, asking());
  await capabilities.sessions(
    { environment: 'production', span: { kind: 'past', window, bucketMs: HOUR_MS } },
    asking(),
  );
  await capabilities.sessions(
    { environment: 'production', span: { kind: 'live', lengthMs: DAY_MS, bucketMs: HOUR_MS } },
    asking(),
  );
  await capabilities.errorGroups(
    { ...scope, releaseNames: [sentryName(storyWorld(), first?.service ?? '', first?.version ?? '')] },
    asking(),
  );
  await source.probe(asking());
  // The one address that asks whether the server is GlitchTip is not Sentry's.
  return asked.filter((url) => tailOf(url) !== 'api/settings/');
}

function templateOf(url: URL, templates: readonly string[]): string {
  const path = `/${tailOf(url)}`;
  const found = templates.find((template) =>
    new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  if (found === undefined) throw new Error(`Sentry describes no such address: ${path}`);
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
