import type { Gathered } from '../collection/gathered.ts';
import type { SeriesEntity, Sourced, readSeries } from '../collection/readSeries.ts';
import { foldName } from '../domain/serviceSpelling.ts';
import type { ReadingInput } from '../domain/reading.ts';
import type { ReleaseId, ServiceId } from '../domain/release.ts';
import type { ReleaseCatalogue } from '../domain/releaseIdentity.ts';
import type { Settings } from '../settings/settings.ts';

type Read<Entity extends SeriesEntity> = ReturnType<typeof readSeries<Entity>>;
export type SeriesItem<Entity extends SeriesEntity> =
  Read<Entity> extends Gathered<Sourced<infer Item>> ? Item : never;

/** Series with our own names on them: service, release, journey. */
export interface Traffic<Entity extends SeriesEntity> {
  readonly gathered: Read<Entity>;
  /** Which answers tell of this service: those of its one source, or all while that is not known. */
  inputsOf(service: ServiceId): readonly ReadingInput[];
  ofService(service: ServiceId): readonly SeriesItem<Entity>[];
  ofRelease(release: ReleaseId): readonly SeriesItem<Entity>[];
  /** By the settings id of the journey; `release` null = whatever the release (synthetic checks know none). */
  ofJourney(service: ServiceId, journey: string, release: ReleaseId | null): readonly SeriesItem<Entity>[];
  /** Share of the traffic whose series name no known release, 0-1, or null where nothing can be summed. */
  readonly unmatchedNames: readonly string[];
}

interface Placed<Item> {
  readonly service: ServiceId;
  readonly release: ReleaseId | null;
  readonly journey: string | null;
  readonly item: Item;
}

/**
 * Puts our names on series. Where two sources tell of one service, only the first (in the order of the settings) counts:
 * adding both would count every request twice.
 */
export function resolveTraffic<Entity extends SeriesEntity>(
  gathered: Read<Entity>,
  catalogue: ReleaseCatalogue,
  settings: Settings,
): Traffic<Entity> {
  const journeyIds = journeyLookup(settings);
  const tellerOf = new Map<ServiceId, string>();
  const placed: Placed<SeriesItem<Entity>>[] = [];
  const unmatched = new Set<string>();
  // `gathered.items` is an array of Sourced<item of the entity>; the mapped type hides it from the compiler.
  for (const { sourceId, item } of gathered.items as readonly Sourced<SeriesItem<Entity>>[]) {
    const { serviceName, releaseName, stratum } = item;
    const release = releaseName === null ? null : catalogue.find(sourceId, releaseName, serviceName);
    const service =
      release === null ? serviceOf(catalogue, serviceName) : (catalogue.release(release)?.service ?? null);
    if (releaseName !== null && release === null) unmatched.add(releaseName);
    if (service === null) continue;
    const teller = tellerOf.get(service) ?? sourceId;
    tellerOf.set(service, teller);
    if (teller !== sourceId) continue;
    const spelling = stratum['journey'];
    const journey =
      spelling === undefined ? null : (journeyIds.get(`${service} ${foldName(spelling)}`) ?? null);
    placed.push({ service, release, journey, item });
  }
  const byService = Map.groupBy(placed, ({ service }) => service);
  const byRelease = Map.groupBy(placed, ({ release }) => release);
  const items = (found: readonly Placed<SeriesItem<Entity>>[] | undefined) =>
    (found ?? []).map(({ item }) => item);
  return {
    gathered,
    inputsOf(service) {
      const teller = tellerOf.get(service);
      return teller === undefined
        ? gathered.inputs
        : gathered.inputs.filter(({ sourceId }) => sourceId === teller);
    },
    ofService: (service) => items(byService.get(service)),
    ofRelease: (release) => items(byRelease.get(release)),
    ofJourney: (service, journey, release) =>
      items(
        (release === null ? byService.get(service) : byRelease.get(release))?.filter(
          (one) => one.journey === journey,
        ),
      ),
    unmatchedNames: [...unmatched],
  };
}

function serviceOf(catalogue: ReleaseCatalogue, serviceName: string | null): ServiceId | null {
  if (serviceName === null) return null;
  const claimed = catalogue.servicesNamed(serviceName);
  return claimed.length === 1 ? (claimed[0] ?? null) : null;
}

function journeyLookup(settings: Settings): Map<string, string> {
  return new Map(
    settings.journeys.flatMap(({ id, names, service }) =>
      [id, ...names].map((name) => [`${service} ${foldName(name)}`, id] as const),
    ),
  );
}
