import type { Asking, Capabilities, ReleaseScope, WindowScope } from '../adapters/contract.ts';
import type { Collected } from '../domain/collected.ts';
import type { Commit } from '../domain/commit.ts';
import type { ErrorGroup } from '../domain/errorGroup.ts';
import { HOUR_MS, ceilTo, floorTo, type TimeWindow } from '../domain/time.ts';
import type { Source } from './connectSources.ts';
import type { EntityQuery } from './entityQuery.ts';
import { RANK } from './seriesQueries.ts';

type ListEntity = 'releases' | 'deployments' | 'incidents' | 'defects' | 'alerts' | 'supportCases';
type ItemOf<Entity extends ListEntity> =
  NonNullable<Capabilities[Entity]> extends (
    scope: WindowScope,
    asking: Asking,
  ) => Promise<Collected<infer T>>
    ? T
    : never;

/** Windows of lists begin and end at full hours: an hour long, the key and the URL stay the same. */
export function listWindow(lookbackMs: number, nowMs: number): TimeWindow {
  return { startMs: floorTo(nowMs - lookbackMs, HOUR_MS), endMs: ceilTo(nowMs, HOUR_MS) };
}

export function listQuery<Entity extends ListEntity>(
  source: Source,
  entity: Entity,
  scope: WindowScope,
  staleMs: number,
): EntityQuery<ItemOf<Entity>> | null {
  const { capabilities } = source.connected;
  // The lookup is typed per entity; the union of method types would lose the tie between entity and item.
  const collect = capabilities[entity] as
    | ((scope: WindowScope, asking: Asking) => Promise<Collected<ItemOf<Entity>>>)
    | undefined;
  if (collect === undefined) return null;
  return {
    key: [entity, source.id, scope.environment, scope.window.startMs, scope.window.endMs],
    source,
    entity,
    staleMs,
    rank: entity === 'deployments' ? RANK.now : RANK.list,
    slot: [entity, source.id, scope.environment].join('|'),
    collect: (asking) => collect.call(capabilities, scope, asking),
  };
}

/** Error groups are asked release by release: a finished release's answer is kept. */
export function errorGroupsQuery(
  source: Source,
  scope: ReleaseScope,
  staleMs: number,
): EntityQuery<ErrorGroup> | null {
  const { capabilities } = source.connected;
  if (capabilities.errorGroups === undefined) return null;
  return {
    key: [
      'errorGroups',
      source.id,
      scope.environment,
      scope.window.startMs,
      scope.window.endMs,
      ...scope.releaseNames,
    ],
    source,
    entity: 'errorGroups',
    staleMs,
    rank: RANK.later,
    slot: ['errorGroups', source.id, scope.environment, ...scope.releaseNames].join('|'),
    collect: async (asking) =>
      capabilities.errorGroups?.(scope, asking) ?? Promise.reject(new Error('not offered')),
  };
}

/** What went into a release does not change with time: its window is no part of the key. */
export function commitsQuery(
  source: Source,
  scope: ReleaseScope,
  staleMs: number,
): EntityQuery<Commit> | null {
  const { capabilities } = source.connected;
  if (capabilities.commits === undefined) return null;
  const key = ['commits', source.id, scope.environment, ...scope.releaseNames] as const;
  return {
    key,
    source,
    entity: 'commits',
    staleMs,
    rank: RANK.later,
    slot: key.join('|'),
    collect: async (asking) =>
      capabilities.commits?.(scope, asking) ?? Promise.reject(new Error('not offered')),
  };
}
