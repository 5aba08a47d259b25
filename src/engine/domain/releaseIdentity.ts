import { groupBy } from './groupBy.ts';
import type { ReleaseId, ReleaseSpelling, ServiceId } from './release.ts';
import { idKey, joinNotices, keepUnclashed, type Candidate } from './releaseClash.ts';
import { readName, type ReleaseNameRules } from './releaseNameReading.ts';
import type { Version } from './releaseVersion.ts';
import { serviceLookup, type ServiceLookup, type ServiceSpelling } from './serviceSpelling.ts';

/** A release name as one source writes it, with the services it says the name belongs to; empty = it does not say. */
export interface SeenName {
  readonly sourceId: string;
  readonly name: string;
  readonly serviceNames: readonly string[];
}

export interface ReleaseIdentityInput {
  readonly seen: readonly SeenName[];
  readonly services: readonly ServiceSpelling[];
  readonly rules: ReleaseNameRules;
}

/** One release, with every spelling that means it. */
export interface CatalogueRelease {
  readonly id: ReleaseId;
  readonly service: ServiceId;
  readonly version: string;
  /** The version taken apart; null where an alias or a settings pattern gave free text. */
  readonly parts: Version | null;
  readonly spellings: readonly ReleaseSpelling[];
}

export interface UnmatchedRelease {
  readonly sourceId: string;
  readonly name: string;
  readonly why: 'unknown-pattern' | 'unknown-service' | 'clash';
  readonly detail: string;
}

export interface ReleaseCatalogue {
  readonly releases: readonly CatalogueRelease[];
  /** Counted and shown, never dropped. */
  readonly unmatched: readonly UnmatchedRelease[];
  /** Spellings that were joined although one source has several of them; unusable rules. */
  readonly notices: readonly string[];
  /** `serviceName` in the source's spelling, or null where it does not say one. */
  find(sourceId: string, name: string, serviceName: string | null): ReleaseId | null;
  /** Also understands an id written shorter or longer: `shop@2.4` finds `shop@2.4.0`. */
  release(id: ReleaseId): CatalogueRelease | null;
  /** The services that claim a source's spelling. */
  servicesNamed: ServiceLookup;
}

/**
 * Joins the spellings of all sources into releases. Pure and independent of the order of its input. Two names of one
 * source that would become one release are joined only if they differ in the build or in a service spelling that
 * settings state; anything else is a clash and stays unmatched until an alias says what is meant.
 */
export function reconcileReleases(input: ReleaseIdentityInput): ReleaseCatalogue {
  const servicesNamed = serviceLookup(input.services);
  const unmatched = new Map<string, UnmatchedRelease>();
  const notices = new Set<string>();
  const candidates: Candidate[] = [];
  for (const { sourceId, name, hints } of gather(input.seen)) {
    const read = readName({ name, hints, services: input.services, servicesNamed, rules: input.rules });
    for (const text of read.notices) notices.add(text);
    for (const found of read.found) candidates.push({ ...found, sourceId, name });
    if (read.refused !== null)
      unmatched.set(spellingKey(sourceId, name), { sourceId, name, ...read.refused });
  }
  const kept = keepUnclashed(candidates, (refused, detail) => {
    const { sourceId, name } = refused;
    unmatched.set(spellingKey(sourceId, name), { sourceId, name, why: 'clash', detail });
  });
  for (const text of joinNotices(kept)) notices.add(text);
  return catalogue({ kept, unmatched, notices, servicesNamed });
}

/** Hints of one spelling are pooled, so that it is read once however often it was seen. */
function gather(seen: readonly SeenName[]): { sourceId: string; name: string; hints: string[] }[] {
  const pooled = new Map<string, { sourceId: string; name: string; hints: Set<string> }>();
  for (const { sourceId, name, serviceNames } of seen) {
    const key = spellingKey(sourceId, name);
    const entry = pooled.get(key) ?? { sourceId, name, hints: new Set<string>() };
    for (const hint of serviceNames) entry.hints.add(hint);
    pooled.set(key, entry);
  }
  return [...pooled.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([, entry]) => ({ ...entry, hints: [...entry.hints].sort() }));
}

interface CatalogueParts {
  readonly kept: readonly Candidate[];
  readonly unmatched: ReadonlyMap<string, UnmatchedRelease>;
  readonly notices: ReadonlySet<string>;
  readonly servicesNamed: ServiceLookup;
}

function catalogue({ kept, unmatched, notices, servicesNamed }: CatalogueParts): ReleaseCatalogue {
  const byKey = new Map<string, CatalogueRelease>();
  const bySpelling = new Map<string, Map<ServiceId, { id: ReleaseId; inName: boolean }>>();
  for (const [key, group] of groupBy(kept, idKey)) {
    // The longest spelling anyone uses: nobody's "10.1" is shown as "10.1.0", and `1.10` stays 1.10.
    const named = [...group].sort((a, b) => b.text.length - a.text.length || compare(a.text, b.text))[0];
    if (named === undefined) continue;
    const id = `${named.service}@${named.text}`;
    const spellings = group
      .map(({ sourceId, name }) => ({ sourceId, name }))
      .sort((a, b) => compare(spellingKey(a.sourceId, a.name), spellingKey(b.sourceId, b.name)));
    byKey.set(key, { id, service: named.service, version: named.text, parts: named.parts, spellings });
    for (const one of group) {
      const spelling = spellingKey(one.sourceId, one.name);
      const ids = bySpelling.get(spelling) ?? new Map<ServiceId, { id: ReleaseId; inName: boolean }>();
      ids.set(one.service, { id, inName: one.serviceInName });
      bySpelling.set(spelling, ids);
    }
  }
  const byId = new Map([...byKey.values()].map((release) => [release.id, release]));
  return {
    releases: [...byKey.values()].sort((a, b) => compare(a.id, b.id)),
    unmatched: [...unmatched.entries()].sort(([a], [b]) => compare(a, b)).map(([, one]) => one),
    notices: [...notices].sort(),
    servicesNamed,
    release: (id) => byId.get(id) ?? byKey.get(looseKey(id)) ?? null,
    find: (sourceId, name, serviceName) => {
      const ids = bySpelling.get(spellingKey(sourceId, name));
      if (ids === undefined) return null;
      const asked =
        serviceName === null ? [] : servicesNamed(serviceName).filter((service) => ids.has(service));
      const only = asked.length === 1 ? asked[0] : undefined;
      if (only !== undefined) return ids.get(only)?.id ?? null;
      const [single] = ids.size === 1 ? [...ids.values()] : [];
      // A name that states its service itself is that release, whatever project it was found in.
      return single !== undefined && (serviceName === null || single.inName) ? single.id : null;
    },
  };
}

/** `shop@2.4` -> `shop@2.4.0`: how two-number versions are filed. */
function looseKey(id: ReleaseId): string {
  return id.replace(
    /@(\d+\.\d+)(-.*)?$/,
    (_, numbers: string, pre: string | undefined) => `@${numbers}.0${pre ?? ''}`,
  );
}

function spellingKey(sourceId: string, name: string): string {
  return JSON.stringify([sourceId, name]);
}

/** By code unit: the same on every machine, unlike `localeCompare`. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
