import { SourceError } from '../../../src/engine/adapters/transport/sourceError.ts';
import { createCollection } from '../../../src/engine/collection/createCollection.ts';
import type { EntityQuery, Known } from '../../../src/engine/collection/entityQuery.ts';
import { fakeSource } from './fakeReader.ts';

export const REFRESH_MS = 30_000;
const source = fakeSource('metrics');

export const start = (speed = 1) =>
  createCollection({ clock: { nowMs: () => Date.now() }, random: () => 0.5, speed: () => speed });

export function query(
  collect: EntityQuery<string>['collect'],
  rest: Partial<EntityQuery<string>> = {},
): EntityQuery<string> {
  return {
    key: ['requests', 'metrics', 'x'],
    source,
    entity: 'requests',
    staleMs: REFRESH_MS,
    collect,
    ...rest,
  };
}

/** A fault that does not pass by itself: it is not asked again at once. */
export const forbidden = () =>
  new SourceError({
    kind: 'forbidden',
    sourceId: 'metrics',
    status: 403,
    vendorText: null,
    retryAfterMs: null,
  });

export const said = (known: Known<string> | undefined) => known?.data?.items.join() ?? null;

/** Keeps one query and remembers each computation. */
export function follow(asked: () => EntityQuery<string>, collection = start()) {
  const seen: Known<string>[] = [];
  const stop = collection.keep((reader) => seen.push(reader.read(asked())));
  return { seen, stop, collection };
}
