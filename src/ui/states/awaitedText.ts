import { entityWords } from '../format/entityWords.ts';

export interface AwaitedEntity {
  readonly sourceId: string;
  readonly entity: string;
}

/** "Still waiting for tickets: defects, incidents; errors: sessions". */
export function awaitedText(awaited: readonly AwaitedEntity[]): string {
  const bySource = Map.groupBy(awaited, ({ sourceId }) => sourceId);
  const parts = [...bySource].map(([sourceId, items]) => {
    const entities = new Set(items.map(({ entity }) => entityWords(entity)));
    return `${sourceId}: ${[...entities].join(', ')}`;
  });
  return `Still waiting for ${parts.join('; ')}`;
}
