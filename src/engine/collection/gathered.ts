import { SourceError, describeFailure } from '../adapters/transport/sourceError.ts';
import type { ReadingInput } from '../domain/reading.ts';
import type { EntityQuery, Known } from './entityQuery.ts';

/** What all sources of one entity know together, and what is wrong with it. */
export interface Gathered<T> {
  readonly items: readonly T[];
  readonly inputs: readonly ReadingInput[];
  readonly awaited: readonly { readonly sourceId: string; readonly entity: string }[];
  readonly failures: readonly SourceFailure[];
  /** Why something may be missing: cut answers, old data of a failed source, parts still awaited. */
  readonly caveats: readonly string[];
  /** False where no configured source offers the entity. */
  readonly offered: boolean;
}

export interface SourceFailure {
  readonly sourceId: string;
  readonly entity: string;
  readonly sentence: string;
  readonly hint: string;
}

export interface Asked<T> {
  readonly query: EntityQuery<T>;
  readonly known: Known<T>;
}

/** Joins answers; `items` picks (and clips) what of each answer counts. */
export function gather<T>(
  asked: readonly Asked<T>[],
  pick?: (one: Asked<T>, index: number) => readonly T[],
): Gathered<T> {
  const items: T[] = [];
  const inputs: ReadingInput[] = [];
  const awaited = new Map<string, { sourceId: string; entity: string }>();
  const failures = new Map<string, SourceFailure>();
  const caveats = new Set<string>();
  asked.forEach((one, index) => {
    const { query, known } = one;
    const sourceId = query.source.id;
    const { entity } = query;
    if (known.data !== null) {
      for (const item of pick === undefined ? known.data.items : pick(one, index)) items.push(item);
      inputs.push({
        sourceId,
        entity,
        key: JSON.stringify(query.key),
        asOfMs: known.data.asOfMs,
        everyMs: known.everyMs,
      });
      for (const gap of known.data.incompleteness) caveats.add(`${query.source.label}: ${gap}`);
    }
    if (known.awaited) awaited.set(sourceId, { sourceId, entity });
    if (known.error !== null) {
      failures.set(sourceId, failureOf(query, known.error));
      if (known.data !== null)
        caveats.add(`${query.source.label} does not answer now; this is its last good answer.`);
    }
  });
  if (items.length > 0) {
    for (const { sourceId } of awaited.values()) caveats.add(`A part of ${sourceId} is still awaited.`);
    for (const { sourceId } of failures.values()) {
      if (
        asked.some(
          ({ query, known }) => query.source.id === sourceId && known.data === null && !known.awaited,
        )
      ) {
        caveats.add(`A part of ${sourceId} could not be read.`);
      }
    }
  }
  return {
    items,
    inputs,
    awaited: [...awaited.values()],
    failures: [...failures.values()],
    caveats: [...caveats],
    offered: asked.length > 0,
  };
}

export function joinGathered<T>(parts: readonly Gathered<T>[]): Gathered<T> {
  return {
    items: parts.flatMap(({ items }) => items),
    inputs: parts.flatMap(({ inputs }) => inputs),
    awaited: parts.flatMap(({ awaited }) => awaited),
    failures: parts.flatMap(({ failures }) => failures),
    caveats: parts.flatMap(({ caveats }) => caveats),
    offered: parts.some(({ offered }) => offered),
  };
}

export function failureOf(query: EntityQuery<unknown>, error: unknown): SourceFailure {
  if (error instanceof SourceError) {
    return {
      sourceId: query.source.id,
      entity: query.entity,
      sentence: describeFailure(error.facts, query.source.label),
      hint: error.hint,
    };
  }
  return {
    sourceId: query.source.id,
    entity: query.entity,
    sentence: `Holdfast could not read the answer of ${query.source.id}: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'This is a fault of Holdfast or of its adapter, not of your source. Please report it with this text.',
  };
}
