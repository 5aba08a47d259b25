import type { Source } from '../collection/connectSources.ts';
import type { Asked } from '../collection/gathered.ts';
import { failureOf } from '../collection/gathered.ts';
import { newestEndMs } from '../domain/newestEnd.ts';
import type { Rejected } from '../domain/collected.ts';
import type { Facts } from './facts.ts';
import type { EntityHealth } from './sourcesBody.ts';

/** What each kind of data of a source is worth now, from everything it was asked for this answer. */
export function entityHealth(facts: Facts, source: Source): EntityHealth[] {
  const asked = facts.asked().filter(({ query }) => query.source.id === source.id);
  const byEntity = Map.groupBy(asked, ({ query }) => query.entity);
  return [...byEntity.entries()].map(([entity, all]) => health(entity, all, facts.nowMs));
}

function health(entity: string, asked: readonly Asked<unknown>[], nowMs: number): EntityHealth {
  const answers = asked.flatMap(({ known }) => (known.data === null ? [] : [known.data]));
  const failed = asked.find(({ known }) => known.error !== null);
  const newestMs = newestEndMs(answers.flatMap(({ items }) => items));
  return {
    entity,
    lastSuccessAtMs: answers.length === 0 ? null : Math.max(...answers.map(({ asOfMs }) => asOfMs)),
    lagMs: newestMs === null ? null : Math.max(0, nowMs - newestMs),
    records: answers.length === 0 ? null : answers.reduce((sum, { items }) => sum + items.length, 0),
    rejected: mergeRejected(answers.flatMap(({ rejected }) => rejected)),
    incompleteness: [...new Set(answers.flatMap(({ incompleteness }) => incompleteness))],
    notices: [...new Set(answers.flatMap(({ notices }) => notices))],
    error: failed === undefined ? null : errorOf(failed, nowMs),
  };
}

function errorOf({ query, known }: Asked<unknown>, nowMs: number): EntityHealth['error'] {
  const { sentence, hint } = failureOf(query, known.error);
  return { sentence, hint, atMs: Math.min(nowMs, query.source.traffic.current().lastError?.atMs ?? nowMs) };
}

function mergeRejected(all: readonly Rejected[]): Rejected[] {
  const byReason = Map.groupBy(all, ({ reason }) => reason);
  return [...byReason.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [{ ...first, count: rest.reduce((sum, { count }) => sum + count, first.count) }],
  );
}
