import type { Capability, ConnectedSource } from '../adapters/contract.ts';
import type { AnyAdapter } from '../adapters/registry.ts';
import { createRequestSource } from '../adapters/transport/requestSource.ts';
import { createSourceTraffic, type SourceTrafficStore } from '../adapters/transport/sourceTraffic.ts';
import type { Settings } from '../settings/settings.ts';

/** A source as the engine holds it: what it may be asked, and what went over its wire. */
export interface Source {
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  readonly offers: readonly Capability[];
  readonly connected: ConnectedSource;
  readonly traffic: SourceTrafficStore;
}

export interface ConnectOptions {
  readonly settings: Settings;
  readonly adapters: ReadonlyMap<string, AnyAdapter>;
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly clock: { nowMs(): number };
  readonly random: () => number;
}

/** Connects every source of the settings, in their order; sends nothing yet. */
export function connectSources({ settings, adapters, fetch, clock, random }: ConnectOptions): Source[] {
  const environments = Object.fromEntries(settings.environments.map(({ id, names }) => [id, names]));
  return settings.sources.flatMap((source) => {
    const adapter = adapters.get(source.vendor);
    if (adapter === undefined) return [];
    const traffic = createSourceTraffic();
    const request = createRequestSource({
      sourceId: source.id,
      baseUrl: source.url,
      fetch,
      clock,
      random,
      traffic,
    });
    const connected = adapter.connect(source.settings, {
      sourceId: source.id,
      request,
      services: settings.services,
      journeys: settings.journeys,
      environments,
      strata: settings.strata,
      screenUrl: source.screenUrl,
    });
    const offers = adapter.offers.filter((capability) => connected.capabilities[capability] !== undefined);
    return [{ id: source.id, label: source.label, vendor: adapter.label, offers, connected, traffic }];
  });
}
