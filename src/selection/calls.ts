import { create } from 'zustand';
import type { ReleaseId } from '../engine/domain/release.ts';
import { isFields, isName, isTime, newestOf, readStored, store, storedFields } from './browserStorage.ts';

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
  /** '' where nobody gave a name. */
  readonly who: string;
  readonly atMs: number;
}

export interface Calls {
  /** In the order in which they were recorded. */
  readonly calls: readonly RecordedCall[];
  readonly ticked: readonly TickedItem[];
  /** Name used last, so that it need not be typed twice. */
  readonly who: string;
}

const STORAGE_KEY = 'holdfast.calls.1';
/** Newest kept: four checkpoints of fifty releases, some called twice. */
const MOST_CALLS = 300;
const MOST_TICKED = 1_500;
export const LONGEST_NAME = 60;
export const LONGEST_NOTE = 500;
const LONGEST_TEXT = 300;
const words: readonly CallWord[] = ['continue', 'watch', 'roll back'];
const nothing: Calls = { calls: [], ticked: [], who: '' };

export const useCalls = create<Calls>(() => stored() ?? nothing);

/** The newest call on a release, or null. */
export function newestCall({ calls }: Pick<Calls, 'calls'>, releaseId: ReleaseId): RecordedCall | null {
  return callsOf({ calls }, releaseId)[0] ?? null;
}

/** All calls on a release, newest first; of two at the same moment the one recorded later is first. */
export function callsOf({ calls }: Pick<Calls, 'calls'>, releaseId: ReleaseId): readonly RecordedCall[] {
  return calls
    .filter((call) => call.releaseId === releaseId)
    .toReversed()
    .toSorted((a, b) => b.atMs - a.atMs);
}

/** A later call for the same checkpoint does not erase the earlier one: a log is not rewritten. */
export function recordCall(call: RecordedCall): void {
  const kept = { ...call, who: nameOf(call.who), note: call.note.trim().slice(0, LONGEST_NOTE) };
  change(({ calls, ticked }) => ({ calls: [...calls, kept], ticked, who: kept.who }));
}

/** Takes back the newest call on a release: a slip of the finger. */
export function undoCall(releaseId: ReleaseId): void {
  change(({ calls, ticked, who }) => {
    const newest = newestCall({ calls }, releaseId);
    return { calls: calls.filter((call) => call !== newest), ticked, who };
  });
}

/** Ticked twice counts once, with the first name and time. */
export function tickItem(item: TickedItem): void {
  const kept = { ...item, who: nameOf(item.who) };
  change(({ calls, ticked, who }) => ({
    calls,
    ticked: ticked.some((other) => isSameItem(other, item)) ? ticked : [...ticked, kept],
    who: kept.who === '' ? who : kept.who,
  }));
}

export function untickItem(item: Omit<TickedItem, 'who' | 'atMs'>): void {
  change(({ calls, ticked, who }) => ({
    calls,
    ticked: ticked.filter((other) => !isSameItem(other, item)),
    who,
  }));
}

/** Takes over what another tab of this browser records, until the end is called. */
export function followOtherTabs(): () => void {
  const follow = ({ key, newValue }: StorageEvent): void => {
    if (key === STORAGE_KEY) useCalls.setState(newValue === null ? nothing : decodeCalls(newValue));
  };
  addEventListener('storage', follow);
  return () => removeEventListener('storage', follow);
}

function isSameItem(a: Omit<TickedItem, 'who' | 'atMs'>, b: Omit<TickedItem, 'who' | 'atMs'>): boolean {
  return a.releaseId === b.releaseId && a.checkpointMs === b.checkpointMs && a.item === b.item;
}

function nameOf(who: string): string {
  return who.trim().slice(0, LONGEST_NAME);
}

function change(step: (calls: Calls) => Calls): void {
  // What another tab has stored meanwhile must not be lost.
  const { calls, ticked, who } = step(stored() ?? useCalls.getState());
  const kept = { calls: calls.slice(-MOST_CALLS), ticked: ticked.slice(-MOST_TICKED), who };
  useCalls.setState(kept);
  store(STORAGE_KEY, kept);
}

function stored(): Calls | null {
  return readStored(STORAGE_KEY, decodeCalls);
}

/** Storage is input like any other: entries that do not fit are left out, the others live. */
export function decodeCalls(text: string): Calls {
  const said = storedFields(text);
  if (said === null) return nothing;
  const { who } = said;
  return {
    calls: newestOf(said['calls'], MOST_CALLS).flatMap((item) => decodeCall(item)),
    ticked: newestOf(said['ticked'], MOST_TICKED).flatMap((item) => decodeTicked(item)),
    who: typeof who === 'string' ? nameOf(who) : '',
  };
}

function decodeCall(item: unknown): RecordedCall[] {
  if (!isFields(item)) return [];
  const { releaseId, checkpointMs, who, note, atMs, verdict } = item;
  const call = words.find((word) => word === item['call']);
  if (call === undefined || !isName(releaseId) || !isLength(checkpointMs) || !isTime(atMs)) return [];
  if (!isName(who) || typeof note !== 'string' || !(verdict === null || typeof verdict === 'string'))
    return [];
  return [
    {
      releaseId,
      checkpointMs,
      call,
      who: nameOf(who),
      note: note.slice(0, LONGEST_NOTE),
      atMs,
      verdict: verdict === null ? null : verdict.slice(0, LONGEST_TEXT),
    },
  ];
}

function decodeTicked(value: unknown): TickedItem[] {
  if (!isFields(value)) return [];
  const { releaseId, checkpointMs, item, who, atMs } = value;
  if (!isName(releaseId) || !isLength(checkpointMs) || !isName(item)) return [];
  if (typeof who !== 'string' || !isTime(atMs)) return [];
  return [{ releaseId, checkpointMs, item, who: nameOf(who), atMs }];
}

function isLength(value: unknown): value is number {
  return isTime(value) && value > 0;
}
