import type { ServiceId } from './release.ts';

/** What settings say about a service: its id, and the spellings by which sources know it. */
export interface ServiceSpelling {
  readonly id: ServiceId;
  readonly names: readonly string[];
}

/** Case, blanks and the usual separators do not tell services apart: "Shop web" = "shop-web" = "shop_web". */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./:]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** All services that claim this spelling; more than one means that the spelling is ambiguous. */
export type ServiceLookup = (name: string) => readonly ServiceId[];

export function serviceLookup(services: readonly ServiceSpelling[]): ServiceLookup {
  const claimed = new Map<string, Set<ServiceId>>();
  for (const service of services) {
    for (const name of [service.id, ...service.names]) {
      const folded = foldName(name);
      if (folded === '') continue;
      const ids = claimed.get(folded) ?? new Set<ServiceId>();
      ids.add(service.id);
      claimed.set(folded, ids);
    }
  }
  return (name) => [...(claimed.get(foldName(name)) ?? [])].sort();
}
