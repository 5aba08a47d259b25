import type { Source } from '../collection/connectSources.ts';
import type { ProbeFinding } from '../adapters/contract.ts';
import type { Found, Reader } from '../collection/entityQuery.ts';
import type { Gathered } from '../collection/gathered.ts';
import { listWindow } from '../collection/listQueries.ts';
import { probeQuery } from '../collection/probeQuery.ts';
import { readCommits, readList, type ListOf } from '../collection/readLists.ts';
import { readSeries, type SeriesEntity, type SeriesRequest } from '../collection/readSeries.ts';
import { attributeTickets, type TicketsByRelease } from '../domain/attribution.ts';
import type { Deployment, Release, ReleaseId, ReportedRelease } from '../domain/release.ts';
import type { ReleaseHistory } from '../domain/releaseHistory.ts';
import type { ReleaseCatalogue } from '../domain/releaseIdentity.ts';
import type { Defect, Incident } from '../domain/ticket.ts';
import { DAY_MS } from '../domain/time.ts';
import { judgeNext, type WatchMemory } from '../verdict/judgeNext.ts';
import type { WatchInput } from '../verdict/watchInput.ts';
import type { WatchVerdict } from '../verdict/watchVerdict.ts';
import type { Settings } from '../settings/settings.ts';
import { frozenAt, frozenReader, rewindList } from './frozen.ts';
import { catalogueOf, historyUntil } from './knownReleases.ts';
import type { View } from './question.ts';
import type { Revisions } from './revisions.ts';
import { resolveTraffic, type Traffic } from './traffic.ts';

/** Enough for a few hundred releases; the oldest go first. */
const MOST_KEPT = 500;

/** Everything an answer is made from. Parts are read on first use, so that a question fetches only what it needs. */
export interface Facts {
  readonly settings: Settings;
  readonly sources: readonly Source[];
  readonly reader: Reader;
  /** The present of every formula: the clock's, or the moment of a frozen view. */
  readonly nowMs: number;
  /** What the clock shows, also in a frozen view: for the sources' own state, and how long answers keep. */
  readonly clockMs: number;
  readonly view: View;
  readonly environment: string;
  /** First moment that is looked back to. */
  readonly sinceMs: number;
  readonly reported: Gathered<ReportedRelease>;
  readonly deployments: Gathered<Deployment>;
  readonly catalogue: ReleaseCatalogue;
  readonly history: ReleaseHistory;
  /** All services' releases, by service, then by first deployment. */
  readonly releases: readonly Release[];
  release(id: ReleaseId): Release | null;
  /** Incidents (or defects) tied to releases; shared by all readings of one answer. */
  readonly incidents: TicketsByRelease<Incident>;
  readonly defects: TicketsByRelease<Defect>;
  list<Entity extends 'incidents' | 'defects' | 'alerts' | 'supportCases'>(
    entity: Entity,
  ): ReturnType<typeof readList<Entity>>;
  /** Changes that went into a release, as its sources tell them. */
  commits(release: Release): ReturnType<typeof readCommits>;
  /** In a frozen view, a list as it was then; otherwise the list itself. */
  rewind<Entity extends keyof ListOf>(
    entity: Entity,
    gathered: Gathered<ListOf[Entity]>,
  ): Gathered<ListOf[Entity]>;
  /** Works something out once for this answer, however many readings need it. */
  once<T>(key: string, make: () => T): T;
  /** Keeps something from one answer to the next, for so long by the refresh clock. */
  keep<T>(key: string, forMs: number, make: () => T): T;
  /** Judges a watch beside a control; the look before is remembered, so that only new buckets are worked through. */
  judgeBeside(watch: WatchInput): WatchVerdict;
  readonly revisions: Revisions;
  /** What was asked for this answer so far. */
  asked(): readonly Found[];
  /** The collected answer behind a reading's input, or null where it has been dropped since. */
  lookup(key: string): Found | null;
  probe(source: Source): readonly ProbeFinding[];
  /** Asks sources that nothing in the frame needs (alerts, support cases), so that it knows whether they answer. */
  askQuietSources(): void;
  /** `fine` traffic is read for a stretch of the past only: `[startMs, endMs]`, not the whole history. */
  traffic<Entity extends SeriesEntity>(
    entity: Entity,
    resolution?: SeriesRequest['resolution'],
    startMs?: number,
    endMs?: number,
  ): Traffic<Entity>;
}

export interface FactsInput {
  readonly settings: Settings;
  readonly sources: readonly Source[];
  readonly reader: Reader;
  readonly clockMs: number;
  readonly view: View;
  readonly revisions: Revisions;
  readonly kept: Map<string, { readonly atMs: number; readonly value: unknown }>;
  /** Memory of the last look, by watch and control. */
  readonly memories: Map<string, WatchMemory>;
}

export function createFacts({
  settings,
  sources,
  reader: given,
  clockMs,
  view,
  revisions,
  kept,
  memories,
}: FactsInput): Facts {
  const frozen = frozenAt(view.atMs, clockMs);
  const nowMs = frozen?.atMs ?? clockMs;
  const plain = frozen === null ? given : frozenReader(given, frozen);
  const found = new Map<string, Found>();
  const reader: Reader = {
    read: (query) => {
      const known = plain.read(query);
      found.set(JSON.stringify(query.key), { query, known });
      return known;
    },
  };
  const environment = environmentOf(settings, view);
  const { refreshMs } = settings;
  const window = listWindow(settings.lookbackMs, nowMs);
  const rewind = <Entity extends keyof ListOf>(
    entity: Entity,
    gathered: Gathered<ListOf[Entity]>,
  ): Gathered<ListOf[Entity]> => (frozen === null ? gathered : rewindList(entity, gathered, frozen));
  const list = <Entity extends Parameters<typeof readList>[2]>(entity: Entity) =>
    rewind(entity, readList(reader, sources, entity, { environment, window, refreshMs }));
  const series = <Entity extends SeriesEntity>(
    entity: Entity,
    stretch: Omit<SeriesRequest, 'environment' | 'nowMs' | 'refreshMs' | 'clockMs'>,
  ) =>
    readSeries(reader, sources, entity, {
      environment,
      nowMs,
      refreshMs,
      ...(frozen === null ? {} : { clockMs }),
      ...stretch,
    });

  const reported = once(() => list('releases'));
  const deployments = once(() => list('deployments'));
  const requests = once(() =>
    series('requests', { resolution: 'coarse', startMs: window.startMs, endMs: nowMs }),
  );
  const told = once(() => ({ reported: reported(), deployments: deployments(), requests: requests() }));
  const catalogue = once(() => catalogueOf(told(), settings));
  const history = once(() =>
    historyUntil(told(), catalogue(), { environmentNames: namesOf(settings, environment), nowMs }),
  );
  const traffic = new Map<string, unknown>();
  const shared = new Map<string, unknown>();
  const byId = once(() => new Map(history().releases.map((release) => [release.id, release])));
  const attribution = () => ({
    catalogue: catalogue(),
    releases: history().releases,
    postReleaseMs: settings.releases.postReleaseMs,
  });
  const incidents = once(() => attributeTickets({ tickets: list('incidents').items, ...attribution() }));
  const defects = once(() => attributeTickets({ tickets: list('defects').items, ...attribution() }));

  return {
    settings,
    sources,
    reader,
    nowMs,
    clockMs,
    view,
    environment,
    sinceMs: window.startMs,
    get reported() {
      return reported();
    },
    get deployments() {
      return deployments();
    },
    get catalogue() {
      return catalogue();
    },
    get history() {
      return history();
    },
    get releases() {
      return history().releases;
    },
    release(id) {
      const found = catalogue().release(id);
      return found === null ? null : (byId().get(found.id) ?? null);
    },
    get incidents() {
      return incidents();
    },
    get defects() {
      return defects();
    },
    commits: ({ spellings, startedAtMs }) =>
      rewind(
        'commits',
        readCommits(reader, sources, {
          environment,
          window,
          refreshMs,
          spellings,
          settled: startedAtMs !== null && clockMs - startedAtMs > DAY_MS,
        }),
      ),
    rewind,
    once<T>(key: string, make: () => T): T {
      // A key names what is made: what comes out is what was put in.
      if (!shared.has(key)) shared.set(key, make());
      return shared.get(key) as T;
    },
    keep<T>(key: string, forMs: number, make: () => T): T {
      const known = kept.get(key);
      if (known !== undefined && Math.abs(nowMs - known.atMs) <= forMs) return known.value as T;
      const value = make();
      kept.set(key, { atMs: nowMs, value });
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? key);
      return value;
    },
    judgeBeside(watch) {
      const key = `${environment} ${watch.id} ${watch.control?.release ?? ''} ${watch.bucketMs}`;
      const { verdict, memory } = judgeNext(watch, memories.get(key) ?? null);
      memories.set(key, memory);
      return verdict;
    },
    revisions,
    asked: () => [...found.values()],
    lookup: (key) => found.get(key) ?? null,
    probe: (source) => reader.read(probeQuery(source)).data?.items ?? [],
    askQuietSources() {
      for (const quiet of ['alerts', 'supportCases'] as const) {
        const only = sources.filter(({ offers }) => offers.every((capability) => capability === quiet));
        readList(reader, only, quiet, { environment, window, refreshMs });
      }
    },
    list,
    traffic<Entity extends SeriesEntity>(
      entity: Entity,
      resolution: SeriesRequest['resolution'] = 'coarse',
      startMs: number = window.startMs,
      endMs: number = nowMs,
    ): Traffic<Entity> {
      const key = `${entity} ${resolution} ${startMs} ${endMs}`;
      const made =
        traffic.get(key) ??
        resolveTraffic<Entity>(series(entity, { resolution, startMs, endMs }), catalogue(), settings);
      traffic.set(key, made);
      // The key names the entity, so the map gives back what was put in for it.
      return made as Traffic<Entity>;
    },
  };
}

function environmentOf(settings: Settings, view: View): string {
  const known = settings.environments.find(({ id }) => id === view.environment);
  return known?.id ?? settings.environments[0]?.id ?? 'production';
}

function namesOf(settings: Settings, environment: string): readonly string[] {
  return settings.environments.find(({ id }) => id === environment)?.names ?? [environment];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
