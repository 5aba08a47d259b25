import { readFileSync } from 'node:fs';
import { z } from 'zod';

const shape = z.object({ what: z.string(), status: z.number(), contentType: z.string(), body: z.unknown() });

/** A stored answer from `samples/`, as it would come over the wire. */
export function sample(name: string): Response {
  const text = readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8');
  const { status, contentType, body } = shape.parse(JSON.parse(text));
  const wire = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(wire, { status, headers: { 'Content-Type': contentType } });
}
