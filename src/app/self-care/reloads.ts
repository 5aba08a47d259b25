import { MINUTE_MS } from '../../engine/domain/time.ts';
import type { ReloadGuard } from './reloadGuard.ts';

/** Why a wall wants to load itself again; said on Sources when it has to be held back. */
export type ReloadReason =
  | 'a newer version'
  | 'a missing file'
  | 'a frozen picture'
  | 'a silent engine'
  | 'a stuck service worker'
  | 'the night';

export interface ReloadWish {
  readonly reason: ReloadReason;
  /** The page must then be of this build; null = any of ours. */
  readonly build: string | null;
  readonly notBeforeMs: number;
}

export interface Reloads {
  /** The first wish stands until it is fulfilled or dropped; a wish for a newer build replaces it. */
  want(wish: ReloadWish): void;
  /** Takes a wish back, where what it was for has come about otherwise. */
  drop(reason: ReloadReason): void;
  tick(nowMs: number): Promise<void>;
}

export interface ReloadsOptions {
  readonly guard: ReloadGuard;
  readonly servesPage: (build: string | null) => Promise<boolean>;
  readonly reload: () => Promise<void>;
  readonly tellHeldBack: (reason: ReloadReason | null) => void;
}

const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 10 * MINUTE_MS;

/** Reloads only when a page would come, and never in a loop; what is not possible now is tried again later. */
export function createReloads({ guard, servesPage, reload, tellHeldBack }: ReloadsOptions): Reloads {
  let wish: ReloadWish | null = null;
  let waitMs = FIRST_WAIT_MS;
  let busy = false;
  return {
    want(next) {
      if (wish !== null && (next.build === null || next.build === wish.build)) return;
      wish = next;
      waitMs = FIRST_WAIT_MS;
    },
    drop(reason) {
      if (wish?.reason === reason) wish = null;
    },
    async tick(nowMs) {
      if (wish === null || busy || nowMs < wish.notBeforeMs) return;
      const { reason, build } = wish;
      const freeAtMs = guard.freeAtMs(nowMs);
      tellHeldBack(freeAtMs > nowMs ? reason : null);
      if (freeAtMs > nowMs) {
        wish = { ...wish, notBeforeMs: freeAtMs };
        return;
      }
      busy = true;
      const comes = await servesPage(build);
      busy = false;
      // Dropped or replaced while the server was asked.
      if (wish?.reason !== reason || wish.build !== build) return;
      if (!comes) {
        wish = { ...wish, notBeforeMs: nowMs + waitMs };
        waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
        return;
      }
      wish = null;
      if (guard.note(nowMs)) await reload();
      else tellHeldBack(reason);
    },
  };
}
