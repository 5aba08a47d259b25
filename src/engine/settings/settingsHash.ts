import type { Settings } from './settings.ts';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const SECRET = /token|secret|password|credential|authorization|api.?key/i;

/**
 * A short fingerprint of everything in the settings that decides an answer, so that a frozen link can tell whether they
 * have changed since. Where things are (addresses) and how they look (titles) does not count, nor does anything secret.
 * Method: FNV-1a, 64 bits, over sorted JSON; it guards against mistakes, not against forgery.
 */
export function settingsHash(settings: Settings): string {
  const { environments, services, journeys, strata, objectives, releases, apdex, lookbackMs, sources } =
    settings;
  const deciding = {
    environments,
    services,
    journeys,
    strata,
    objectives,
    releases,
    apdex,
    lookbackMs,
    sources: sources.map(({ id, vendor, settings: own }) => ({ id, vendor, own })),
  };
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(JSON.stringify(sorted(deciding))))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, '0');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(
    fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]),
  );
}
