import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { settingsJsonSchema } from '../../../scripts/publishSettingsSchema.ts';

const published = new URL('../../../public/holdfast.schema.json', import.meta.url);

test('the published schema is the one the engine checks by; `npm run schema` writes it anew', async () => {
  expect(JSON.parse(await readFile(published, 'utf8'))).toEqual(JSON.parse(await settingsJsonSchema()));
});

test('an editor with the published schema accepts the demo’s settings and marks a misspelt key of a vendor', async () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(await readFile(published, 'utf8')),
  );
  const settings = JSON.parse(
    await readFile(new URL('../../../public/holdfast.json', import.meta.url), 'utf8'),
  );
  expect(validate(settings), JSON.stringify(validate.errors)).toBe(true);
  settings.sources[0].settings.relaseLabel = 'version';
  expect(validate(settings)).toBe(false);
});
