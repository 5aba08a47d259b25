import { floorTo, type TimeWindow } from '../../domain/time.ts';

/** Two capabilities asked within this time of each other come from one collection. */
const SHARED_FOR_MS = 10_000;

type Collect<T> = (
  scope: { readonly environment: string; readonly window: TimeWindow },
  asking: { readonly signal: AbortSignal; readonly nowMs: number },
) => Promise<T>;

/**
 * One collection for capabilities that the vendor answers together (incidents and defects are both tickets). Remembers
 * the newest only. One asker giving up must not take the answer from the other one.
 */
export function shareCollection<T>(collect: Collect<T>): Collect<T> {
  let newest: { readonly key: string; readonly asker: AbortSignal; readonly collection: Promise<T> } | null =
    null;
  return async function ask(scope, asking) {
    const { startMs, endMs } = scope.window;
    const key = [scope.environment, startMs, endMs, floorTo(asking.nowMs, SHARED_FOR_MS)].join(' ');
    if (newest?.key !== key) newest = { key, asker: asking.signal, collection: collect(scope, asking) };
    const mine = newest;
    try {
      return await mine.collection;
    } catch (error) {
      if (newest === mine) newest = null;
      if (!mine.asker.aborted || asking.signal.aborted) throw error;
      return ask(scope, asking);
    }
  };
}
