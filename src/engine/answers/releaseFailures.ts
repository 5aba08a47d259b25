import type { SourceFailure } from '../collection/gathered.ts';
import type { Facts } from './facts.ts';

/** Why there may be no releases: the sources that tell of them and do not answer, one sentence each. */
export function releaseFailures({ deployments, reported, traffic }: Facts): SourceFailure[] {
  const all = [...deployments.failures, ...traffic('requests').gathered.failures, ...reported.failures];
  return [...new Map(all.map((failure) => [failure.sourceId, failure])).values()];
}
