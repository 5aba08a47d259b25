/** Writes public/holdfast.schema.json, so that editors complete and check holdfast.json. Run by `npm run schema`. */
import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { adapterOf, vendorIds } from '../src/engine/adapters/registry.ts';
import { settingsSchema } from '../src/engine/settings/settingsSchema.ts';

export async function settingsJsonSchema(): Promise<string> {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
  const perVendor = [];
  for (const vendor of vendorIds) {
    const adapter = await adapterOf(vendor);
    if (adapter === null) continue;
    const settings = z.toJSONSchema(adapter.settings, { io: 'input', unrepresentable: 'any' });
    delete settings.$schema;
    perVendor.push({
      if: { properties: { vendor: { const: vendor } } },
      then: { properties: { settings } },
    });
  }
  const items = schema.properties?.['sources'];
  if (
    typeof items === 'object' &&
    'items' in items &&
    typeof items.items === 'object' &&
    !Array.isArray(items.items)
  ) {
    Object.assign(items.items, { allOf: perVendor });
    Object.assign(items.items.properties?.['vendor'] ?? {}, { enum: vendorIds });
  }
  return `${JSON.stringify({ ...schema, $id: 'holdfast.schema.json', title: 'Holdfast settings' }, null, 2)}\n`;
}

if (import.meta.main) {
  await writeFile(new URL('../public/holdfast.schema.json', import.meta.url), await settingsJsonSchema());
}
