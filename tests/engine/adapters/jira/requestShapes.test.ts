import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { asking, fromWorld, scopeOf, wire, type SentRequest } from './connectJira.ts';

const document = new URL('../../../../../shared/contracts/jira-cloud.openapi.json', import.meta.url);

/** Skipped, and shown as skipped, where the vendor's document is not at hand. */
describe.skipIf(!existsSync(document))('Requests to Jira Cloud against the vendor’s own description', () => {
  const described = existsSync(document) ? JSON.parse(readFileSync(document, 'utf8')) : { paths: {} };
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(described, 'jira');

  async function everyRequest(): Promise<readonly SentRequest[]> {
    const { capabilities, source, sent } = wire(fromWorld());
    await capabilities.incidents(scopeOf(), asking());
    await capabilities.releases(scopeOf(), asking());
    await source.probe(asking());
    return sent;
  }

  it('asks only at paths, and with methods, that the description has', async () => {
    for (const { method, path } of await everyRequest()) {
      const pattern = Object.keys(described.paths).find((each) =>
        new RegExp(`^${each.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(`/${path}`),
      );
      expect(pattern, path).toBeDefined();
      expect(Object.keys(described.paths[pattern ?? '']), path).toContain(method.toLowerCase());
    }
  });

  it('sends bodies that the description allows', async () => {
    const bodies = (await everyRequest()).filter((request) => request.method === 'POST');
    expect(new Set(bodies.map((request) => request.path)).size).toBe(2);
    for (const { path, body } of bodies) {
      const { $ref } = described.paths[`/${path}`].post.requestBody.content['application/json'].schema;
      const validate = ajv.compile({ $ref: `jira${$ref}` });
      expect(validate(body) ? [] : validate.errors, path).toEqual([]);
    }
  });
});
