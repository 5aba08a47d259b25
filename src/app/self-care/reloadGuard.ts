import { HOUR_MS } from '../../engine/domain/time.ts';

/** More reloads by itself than this within an hour are a loop: it waits until the hour is over. */
export const MOST_RELOADS_AN_HOUR = 3;

const KEY = 'holdfast.reloads';

export interface ReloadGuard {
  /** Reloads within the last hour. */
  recent(nowMs: number): number;
  /** When the next one is allowed: `nowMs` or later. */
  freeAtMs(nowMs: number): number;
  /** To be called right before a reload. False: it could not be remembered, so it must not be done. */
  note(nowMs: number): boolean;
}

/** What outlives a reload in this tab: session storage, or the window's name where the browser denies storage. */
export interface TabMemory {
  read(): string | null;
  write(text: string): void;
}

export function createReloadGuard(memory: TabMemory): ReloadGuard {
  const times = (nowMs: number): readonly number[] => {
    // A clock that was set back must not block for longer than an hour.
    const list = decodeTimes(memory.read());
    return list.filter((timeMs) => Math.abs(nowMs - timeMs) < HOUR_MS).toSorted((a, b) => a - b);
  };
  return {
    recent: (nowMs) => times(nowMs).length,
    freeAtMs(nowMs) {
      const list = times(nowMs);
      const oldest = list[list.length - MOST_RELOADS_AN_HOUR];
      return oldest === undefined ? nowMs : Math.max(nowMs, oldest + HOUR_MS);
    },
    note(nowMs) {
      try {
        const text = JSON.stringify([...times(nowMs), nowMs]);
        memory.write(text);
        return memory.read() === text;
      } catch {
        return false;
      }
    },
  };
}

function decodeTimes(text: string | null): readonly number[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list)
      ? list.filter((time): time is number => typeof time === 'number' && Number.isFinite(time))
      : [];
  } catch {
    return [];
  }
}

export function tabMemory(): TabMemory {
  try {
    const { sessionStorage: storage } = window;
    storage.getItem(KEY);
    return { read: () => storage.getItem(KEY), write: (text) => storage.setItem(KEY, text) };
  } catch {
    return {
      read: () => (window.name.startsWith(`${KEY}=`) ? window.name.slice(KEY.length + 1) : null),
      write: (text) => {
        window.name = `${KEY}=${text}`;
      },
    };
  }
}
