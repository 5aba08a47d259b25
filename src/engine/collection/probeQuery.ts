import type { ProbeFinding } from '../adapters/contract.ts';
import type { Source } from './connectSources.ts';
import type { EntityQuery } from './entityQuery.ts';

const PROBE_STALE_MS = 10 * 60_000;

/** A source's check of itself, asked only while somebody looks at the Sources screen. */
export function probeQuery(source: Source): EntityQuery<ProbeFinding> {
  return {
    key: ['probe', source.id],
    source,
    entity: 'probe',
    staleMs: PROBE_STALE_MS,
    collect: async (asking) => ({
      items: await source.connected.probe(asking),
      window: null,
      incompleteness: [],
      rejected: [],
      notices: [],
      asOfMs: asking.nowMs,
      receipts: [],
    }),
  };
}
