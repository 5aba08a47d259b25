import type { ControlMemory } from './controlMemory.ts';
import { judge } from './judge.ts';
import { judgeBesideControl } from './judgeBesideControl.ts';
import type { WatchInput } from './watchInput.ts';
import type { WatchVerdict } from './watchVerdict.ts';

export type WatchMemory = ControlMemory | null;

/**
 * `judge` for who looks again and again: hand back the memory of the look before, and only new buckets are worked through.
 * The verdict is the same as without memory; null is always a valid memory.
 */
export function judgeNext(
  watch: WatchInput,
  memory: WatchMemory,
): { readonly verdict: WatchVerdict; readonly memory: WatchMemory } {
  if (watch.control === null) return { verdict: judge(watch), memory: null };
  return judgeBesideControl(watch, watch.control, memory);
}
