import { readFileSync } from 'node:fs';

/** One of our own invented answers in Sentry's shapes. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./samples/${name}.json`, import.meta.url), 'utf8'));
}
