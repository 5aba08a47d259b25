import type { Release } from '../domain/release.ts';
import type { Facts } from './facts.ts';
import type { WatchSignal } from './watchBody.ts';

const WORDS: Readonly<Record<string, string>> = {
  checks: 'synthetic checks',
  errorGroups: 'error groups',
  latency: 'response times',
  supportCases: 'support cases',
};

/** Whether all sources that this watch asked do answer: silence of a failed source is no good news. */
export function sourceSignal(facts: Facts, { service }: Release): WatchSignal {
  const failed = new Map<string, Set<string>>();
  for (const { query, known } of facts.asked()) {
    const { source, entity } = query;
    // The tracker of another service is not missed.
    if (known.error === null || !(source.connected.services?.includes(service) ?? true)) continue;
    failed.set(source.label, (failed.get(source.label) ?? new Set()).add(WORDS[entity] ?? entity));
  }
  const named = { id: 'sources', label: 'Sources', sinceMs: null };
  if (failed.size === 0)
    return {
      ...named,
      state: 'answering',
      grade: 'calm',
      detail: 'All sources asked for this watch answer.',
    };
  const parts = [...failed].map(([label, entities]) => `${label} (${[...entities].toSorted().join(', ')})`);
  const detail = `Does not answer: ${parts.join('; ')}. What it would tell is old or missing here.`;
  return { ...named, state: 'failing', grade: 'uneasy', detail };
}
