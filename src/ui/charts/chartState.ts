import type { UnknownReason } from '../../engine/domain/reading.ts';

/**
 * Whether a chart can be believed. Only `ready` says nothing; every other state says in a sentence what is so, because
 * an empty frame looks like "nothing happened".
 */
export type ChartState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'empty' | 'partial' | 'stale' | 'too-little' | 'not-comparable';
      readonly sentence: string;
      /** What it comes from and what to do about it, each in a line of its own. */
      readonly hints?: readonly string[];
      /** Its glyph, where another than the usual one of the kind fits: a part that is awaited has not failed. */
      readonly reason?: UnknownReason;
    };

export const READY: ChartState = { kind: 'ready' };

/** Whether the picture itself is drawn: thin, partial and old data are drawn beside their sentence, where there are any. */
export function isDrawn(state: ChartState, hasValues: boolean): boolean {
  return state.kind === 'ready' || (hasValues && state.kind !== 'loading' && state.kind !== 'empty');
}
