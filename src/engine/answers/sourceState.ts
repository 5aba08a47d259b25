import type { Source } from '../collection/connectSources.ts';
import type { Facts } from './facts.ts';
import type { SourceHealth } from './sourcesBody.ts';

/**
 * How a source stands, by the questions asked of it for this answer. Not by the last thing on its wire: an adapter may
 * well ask for something that a server of this kind does not have.
 */
export function stateOf(facts: Facts, source: Source): SourceHealth['state'] {
  const { pausedUntilMs } = source.traffic.current();
  if (pausedUntilMs !== null && pausedUntilMs > facts.clockMs) return 'paused';
  const known = facts
    .asked()
    .filter(({ query }) => query.source === source && query.entity !== 'probe')
    .map((asked) => asked.known);
  if (known.some(({ error }) => error !== null)) return 'failing';
  return known.some(({ data }) => data !== null) ? 'answering' : 'awaited';
}
