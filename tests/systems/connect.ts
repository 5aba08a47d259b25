import { getResponse } from 'msw';
import type { Adapter, AdapterContext, ConnectedSource } from '../../src/engine/adapters/contract.ts';
import { createRequestSource } from '../../src/engine/adapters/transport/requestSource.ts';
import type { VendorHandlers } from '../../mocks/vendors/told.ts';
import type { World } from '../../mocks/world/world.ts';
import { storyNowMs } from './systemsWorld.ts';

export interface ConnectOrder<Settings> {
  readonly adapter: Adapter<Settings>;
  /** As it stands in holdfast.json. */
  readonly settings: unknown;
  readonly world: World;
  readonly sourceId: string;
}

/** The adapter over the wire: proxy, HTTP, real server. */
export function connectReal<Settings>(order: ConnectOrder<Settings>, proxyUrl: string): ConnectedSource {
  return connect(order, `${proxyUrl}/api/${order.sourceId}`, fetch);
}

/** The same adapter over the vendor's mock, in the world's own time. */
export function connectMock<Settings>(
  order: ConnectOrder<Settings>,
  vendorHandlers: VendorHandlers,
): ConnectedSource {
  const { world } = order;
  const base = `/api/${order.sourceId}`;
  const services = world.services.map(({ id }) => id);
  const handlers = vendorHandlers({ world, nowMs: () => storyNowMs }, { base, services });
  return connect(order, `http://mock.test${base}`, async (input, init) => {
    const answer = await getResponse(handlers, new Request(input, init));
    if (answer === undefined) throw new Error(`The mock has no answer to ${input}.`);
    return answer;
  });
}

function connect<Settings>(
  { adapter, settings, world, sourceId }: ConnectOrder<Settings>,
  baseUrl: string,
  ask: (input: string, init: RequestInit) => Promise<Response>,
): ConnectedSource {
  const request = createRequestSource({
    sourceId,
    baseUrl,
    fetch: ask,
    clock: { nowMs: () => Date.now() },
    random: () => 0,
  });
  return adapter.connect(adapter.settings.parse(settings), { ...contextOf(world), sourceId, request });
}

function contextOf(world: World): Omit<AdapterContext, 'sourceId' | 'request'> {
  return {
    services: world.services.map(({ id }) => ({ id, names: [id] })),
    journeys: world.services.flatMap(({ journeys }) => journeys.map(({ id }) => ({ id, names: [id] }))),
    environments: { production: ['production'] },
    strata: ['platform'],
    screenUrl: null,
  };
}
