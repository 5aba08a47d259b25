import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asking, DAY_MS, live, NOW_MS, past, wireWorld } from './connectPrometheus.ts';
import type { Asked } from './connectPrometheus.ts';

// Asking everything of a simulated company takes seconds on a busy machine.
/** The vendor's own description lies beside the repository on the machines of its makers only. */
const document = new URL('../../../../../shared/contracts/prometheus.openapi.json', import.meta.url);
const anything = z.record(z.string(), z.unknown());
const described = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z
        .object({
          parameters: z
            .array(
              z.object({
                name: z.string(),
                in: z.string(),
                required: z.boolean().optional(),
                schema: anything,
              }),
            )
            .default([]),
        })
        .optional(),
    }),
  ),
});

describe.skipIf(!existsSync(document))('requests, by Prometheus’ own OpenAPI document', () => {
  test('use known addresses, all required parameters, and allowed values only', async () => {
    const { paths } = described.parse(JSON.parse(readFileSync(document, 'utf8')));
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const asked = await askEverything();
    expect(new Set(asked.map(templateOf)).size).toBe(5);
    for (const one of asked) {
      const parameters = (paths[templateOf(one)]?.get?.parameters ?? []).filter(
        (parameter) => parameter.in === 'query',
      );
      expect(parameters.length, one.path).toBeGreaterThanOrEqual(
        templateOf(one).startsWith('/status') ? 0 : 3,
      );
      const known = parameters.map(({ name }) => name);
      expect(known, one.path).toEqual(expect.arrayContaining([...new Set(one.params.keys())]));
      for (const { name, required, schema } of parameters) {
        if (!one.params.has(name)) {
          expect(required ?? false, `${one.path} without ${name}`).toBe(false);
          continue;
        }
        const values = one.params.getAll(name);
        const fits = values.every((value) => allowed(ajv, schema, value)) || allowed(ajv, schema, values);
        expect(fits, `${name}=${values.join()} of ${one.path}`).toBe(true);
      }
    }
  });
});

/** Texts in a URL may stand for numbers. */
function allowed(ajv: Ajv, schema: Record<string, unknown>, value: unknown): boolean {
  const number = typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return [value, ...(Number.isNaN(number) ? [] : [number])].some((one) => ajv.validate(schema, one));
}

function templateOf({ path }: Asked): string {
  return path.replace('api/v1', '').replace(/label\/[^/]+\//, 'label/{name}/');
}

async function askEverything(): Promise<readonly Asked[]> {
  const { capabilities, source, asked } = wireWorld();
  const scope = { environment: 'production', window: { startMs: NOW_MS - 14 * DAY_MS, endMs: NOW_MS } };
  await source.probe(asking());
  await capabilities.releases(scope, asking());
  await capabilities.deployments(scope, asking());
  await capabilities.alerts(scope, asking());
  for (const span of [live(), past(24)]) {
    await capabilities.requests(span, asking());
    await capabilities.transactions(span, asking());
    await capabilities.latency(span, asking());
    await capabilities.checks(span, asking());
  }
  return asked;
}
