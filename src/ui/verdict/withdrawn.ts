import { freshnessOf, type Dated } from '../../engine/domain/freshness.ts';
import { age } from '../format/age.ts';
import type { Locale } from '../format/display.ts';
import { lowerFirst } from '../format/lowerFirst.ts';
import { verdictWords, type VerdictState } from './verdictState.ts';

interface Withdrawal {
  readonly state: 'stale';
  readonly reason: string;
  readonly decidedAtMs: null;
}

/**
 * What a verdict becomes once its data are too old, or null while it may stand. Counted by the face itself: the engine that
 * should withdraw it may be what has stopped.
 */
export function withdrawn(
  verdict: { readonly state: VerdictState; readonly data: readonly Dated[] } | null,
  nowMs: number,
  display: Locale,
): Withdrawal | null {
  if (verdict === null || verdict.state === 'stale') return null;
  const now = freshnessOf(verdict.data, nowMs);
  if (now.state !== 'stale') return null;
  const before = lowerFirst(verdictWords[verdict.state]);
  const reason = `No verdict: the data are ${age(now.ageMs, display)} old. Before that: ${before}.`;
  return { state: 'stale', reason, decidedAtMs: null };
}
