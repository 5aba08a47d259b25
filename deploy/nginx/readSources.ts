import { z } from 'zod';
import { readTargets } from '../dev-proxy/readTargets.ts';
import { allowedPaths } from './allowedPaths.ts';
import type { ProxiedSource } from './sourceBlocks.ts';

const writtenSettings = z.object({
  refreshSeconds: z.number().default(30),
  sources: z.array(z.object({ id: z.string(), vendor: z.string(), url: z.string() })).default([]),
});

export interface ReadSources {
  readonly sources: readonly ProxiedSource[];
  readonly refreshSeconds: number;
  /** One plain sentence each. Names variables, never values. */
  readonly faults: readonly string[];
}

/** holdfast.json says which sources there are, the environment where they are and with which credentials they are asked. */
export function readSources(
  settings: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): ReadSources {
  const written = writtenSettings.safeParse(settings);
  if (!written.success) {
    return {
      sources: [],
      refreshSeconds: 30,
      faults: ['holdfast.json is not readable: open the app, it lists its faults.'],
    };
  }
  const targets = readTargets(environment);
  const faults = [...targets.faults];
  const sources: ProxiedSource[] = [];
  for (const { id: sourceId, vendor, url } of written.data.sources) {
    const id = /^\/api\/([a-z0-9][a-z0-9-]*)\/?$/.exec(url)?.[1];
    // Asked by the browser itself, at its own address.
    if (id === undefined) continue;
    const target = targets.bySource.get(id);
    const variable = `HOLDFAST_${id.toUpperCase().replaceAll('-', '_')}`;
    if (!Object.hasOwn(allowedPaths, vendor)) {
      faults.push(`Source ${sourceId}: no list of addresses for ${vendor} (deploy/nginx/allowedPaths.ts).`);
    } else if (target === undefined) {
      if (!faults.some((fault) => fault.startsWith(`${variable}_URL `)))
        faults.push(`Source ${sourceId}: ${variable}_URL is not set.`);
    } else if (!/^[A-Za-z0-9/._~%-]*$/.test(target.url.pathname)) {
      faults.push(`${variable}_URL has signs in its path that this proxy does not take.`);
    } else if (!Object.entries(target.headers).every(isWritable)) {
      faults.push(`A header of ${variable} has other signs than printable ASCII.`);
    } else if (!sources.some((known) => known.id === id)) {
      sources.push({ id, vendor, target });
    }
  }
  return { sources, refreshSeconds: written.data.refreshSeconds, faults };
}

function isWritable([name, value]: readonly [string, string]): boolean {
  return /^[a-z0-9-]+$/.test(name) && /^[\x20-\x7e]*$/.test(value);
}
