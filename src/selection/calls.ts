import { create } from 'zustand';
import type { ReleaseId } from '../engine/domain/release.ts';

export type CallWord = 'continue' | 'watch' | 'roll back';

/** What a person decided about a release at a checkpoint, and why. Kept in this browser. */
export interface RecordedCall {
  readonly releaseId: ReleaseId;
  /** The checkpoint it was made for: time since T+0, ms. */
  readonly checkpointMs: number;
  readonly call: CallWord;
  readonly who: string;
  readonly note: string;
  /** When it was recorded, by the refresh clock. */
  readonly atMs: number;
  /** The verdict that stood then, in words; null = none. */
  readonly verdict: string | null;
}

/** An item of a checkpoint's checklist that somebody ticked. */
export interface TickedItem {
  readonly releaseId: ReleaseId;
  readonly checkpointMs: number;
  readonly item: string;
  readonly who: string;
  readonly atMs: number;
}

export interface Calls {
  readonly calls: readonly RecordedCall[];
  readonly ticked: readonly TickedItem[];
  /** Name used last, so that it need not be typed twice. */
  readonly who: string;
}

const nothing: Calls = { calls: [], ticked: [], who: '' };

export const useCalls = create<Calls>(() => nothing);

/** The newest call on a release, or null. */
export function newestCall({ calls }: Pick<Calls, 'calls'>, releaseId: ReleaseId): RecordedCall | null {
  return calls.reduce<RecordedCall | null>(
    (newest, call) =>
      call.releaseId === releaseId && (newest === null || call.atMs >= newest.atMs) ? call : newest,
    null,
  );
}
