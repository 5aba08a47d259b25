import type { Source } from '../collection/connectSources.ts';
import type { SourceHealth } from './sourcesBody.ts';

/** By what happened last on its wire: an answer, a failure, or nothing yet. */
export function stateOf({ traffic }: Source, nowMs: number): SourceHealth['state'] {
  const { lastSuccessAtMs, lastError, pausedUntilMs } = traffic.current();
  if (pausedUntilMs !== null && pausedUntilMs > nowMs) return 'paused';
  if (lastError !== null && (lastSuccessAtMs === null || lastError.atMs >= lastSuccessAtMs)) return 'failing';
  return lastSuccessAtMs === null ? 'awaited' : 'answering';
}
