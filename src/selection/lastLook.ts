import type { ReleaseId } from '../engine/domain/release.ts';
import { isFields, isTime, newestOf, readStored, store } from './browserStorage.ts';

/** A signal as it stood when somebody last looked. */
export interface SeenSignal {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly grade: 'bad' | 'uneasy' | 'calm';
}

/** What this browser showed of a release when its watch was left. */
export interface Look {
  readonly releaseId: ReleaseId;
  readonly atMs: number;
  readonly signals: readonly SeenSignal[];
}

const STORAGE_KEY = 'holdfast.looks.1';
/** A release is watched for days, not years: the looks at the newest ones are enough. */
const MOST_LOOKS = 40;
const MOST_SIGNALS = 120;
const LONGEST_TEXT = 200;

/** Where storage is forbidden, looks live until the page is closed. */
let memory: readonly Look[] = [];

/** The look before `nowMs` at a release, or null. A look from the future belongs to another clock (the demo's). */
export function lastLook(releaseId: ReleaseId, nowMs: number): Look | null {
  const look = looks().find((one) => one.releaseId === releaseId) ?? null;
  return look !== null && look.atMs <= nowMs ? look : null;
}

/** Remembers what is shown now as the last look at this release. */
export function renewLook({ releaseId, atMs, signals }: Look): void {
  const seen = signals.slice(0, MOST_SIGNALS).map(({ id, label, state, grade }) => ({
    id: id.slice(0, LONGEST_TEXT),
    label: label.slice(0, LONGEST_TEXT),
    state: state.slice(0, LONGEST_TEXT),
    grade,
  }));
  const others = looks().filter((one) => one.releaseId !== releaseId);
  memory = [...others, { releaseId, atMs, signals: seen }].slice(-MOST_LOOKS);
  store(STORAGE_KEY, memory);
}

function looks(): readonly Look[] {
  return readStored(STORAGE_KEY, decodeLooks) ?? memory;
}

/** Storage is input like any other: a look that does not fit is left out, the others live. */
export function decodeLooks(text: string): readonly Look[] {
  try {
    return newestOf(JSON.parse(text), MOST_LOOKS).flatMap((item) => decodeLook(item));
  } catch {
    return [];
  }
}

function decodeLook(item: unknown): Look[] {
  if (!isFields(item)) return [];
  const { releaseId, atMs, signals } = item;
  if (!isText(releaseId) || releaseId === '' || !isTime(atMs)) return [];
  if (!Array.isArray(signals)) return [];
  return [{ releaseId, atMs, signals: newestOf(signals, MOST_SIGNALS).flatMap((one) => decodeSignal(one)) }];
}

function decodeSignal(item: unknown): SeenSignal[] {
  if (!isFields(item)) return [];
  const { id, label, state, grade } = item;
  if (!isText(id) || !isText(label) || !isText(state)) return [];
  if (grade !== 'bad' && grade !== 'uneasy' && grade !== 'calm') return [];
  return [{ id, label, state, grade }];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4 * LONGEST_TEXT;
}
