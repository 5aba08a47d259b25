import { MINUTE_MS } from '../../src/engine/domain/time.ts';
import type { World, WorldToolFault } from './world.ts';

/** The history and the clock, as every vendor mock is told them. */
interface WorldNow {
  readonly world: World;
  readonly nowMs: () => number;
}

/** How much of the newest data a late tool holds back. */
export const LATE_BY_MS = 20 * MINUTE_MS;
/** What a rate-limited tool writes into Retry-After. */
export const RETRY_AFTER_S = 30;

/**
 * What is wrong with a tool right now, or null. With several at once, say which kind you ask for: vendor mocks ask for
 * 'late' and 'partial', the handlers in front of them for the others.
 */
export function activeToolFault(
  told: WorldNow,
  tool: WorldToolFault['tool'],
  kind?: WorldToolFault['kind'],
): WorldToolFault | null {
  const nowMs = told.nowMs();
  const active = told.world.toolFaults.find(
    (fault) =>
      fault.tool === tool &&
      (kind === undefined || fault.kind === kind) &&
      fault.fromMs <= nowMs &&
      nowMs < fault.toMs,
  );
  return active ?? null;
}

/** The newest moment a tool shows: now, or earlier where its data is late. */
export function newestShownMs(told: WorldNow, tool: WorldToolFault['tool']): number {
  return told.nowMs() - (activeToolFault(told, tool, 'late') === null ? 0 : LATE_BY_MS);
}
