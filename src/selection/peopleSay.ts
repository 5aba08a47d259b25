import { create } from 'zustand';
import type { ReleaseId } from '../engine/domain/release.ts';
import type { TimeWindow } from '../engine/domain/time.ts';
import { isFields, isName, isTime, newestOf, readStored, store, storedFields } from './browserStorage.ts';

/** A person's word on a verdict. */
export interface PersonMark {
  readonly releaseId: ReleaseId;
  readonly right: boolean;
  readonly atMs: number;
}

/** A window that a person took out of the judging, and why. */
export interface Exclusion {
  readonly releaseId: ReleaseId;
  readonly window: TimeWindow;
  readonly why: string;
}

/** What people added in this browser. It goes with each question that is judged, and nowhere else. */
export interface PeopleSay {
  readonly marks: readonly PersonMark[];
  readonly exclusions: readonly Exclusion[];
}

const STORAGE_KEY = 'holdfast.people.1';
/** Newest kept: questions carry all of it, and nobody has said more than this about one team's releases. */
const MOST = 200;
const LONGEST_WHY = 200;
const nothing: PeopleSay = { marks: [], exclusions: [] };

export const usePeopleSay = create<PeopleSay>(() => stored() ?? nothing);

/** `right` null takes the mark back. */
export function markVerdict(releaseId: ReleaseId, right: boolean | null, atMs: number): void {
  change(({ marks, exclusions }) => {
    const others = marks.filter((mark) => mark.releaseId !== releaseId);
    return { exclusions, marks: right === null ? others : [...others, { releaseId, right, atMs }] };
  });
}

export function excludeWindow(exclusion: Exclusion): void {
  change(({ marks, exclusions }) => ({
    marks,
    exclusions: [
      ...exclusions.filter((other) => !sameExclusion(other, exclusion)),
      { ...exclusion, why: exclusion.why.trim().slice(0, LONGEST_WHY) },
    ],
  }));
}

export function includeWindow(exclusion: Exclusion): void {
  change(({ marks, exclusions }) => ({
    marks,
    exclusions: exclusions.filter((other) => !sameExclusion(other, exclusion)),
  }));
}

/** The same release and window; the reason may be reworded. */
export function sameExclusion(a: Exclusion, b: Exclusion): boolean {
  return (
    a.releaseId === b.releaseId && a.window.startMs === b.window.startMs && a.window.endMs === b.window.endMs
  );
}

function change(step: (said: PeopleSay) => PeopleSay): void {
  // What another tab has stored meanwhile must not be lost.
  const next = step(stored() ?? usePeopleSay.getState());
  const kept = { marks: next.marks.slice(-MOST), exclusions: next.exclusions.slice(-MOST) };
  usePeopleSay.setState(kept);
  store(STORAGE_KEY, kept);
}

function stored(): PeopleSay | null {
  return readStored(STORAGE_KEY, decodePeopleSay);
}

/** Storage is input like any other: entries that do not fit are left out, the others live. */
export function decodePeopleSay(text: string): PeopleSay {
  const said = storedFields(text);
  if (said === null) return nothing;
  return {
    marks: newestOf(said['marks'], MOST).flatMap((item) => decodeMark(item)),
    exclusions: newestOf(said['exclusions'], MOST).flatMap((item) => decodeExclusion(item)),
  };
}

function decodeMark(item: unknown): PersonMark[] {
  if (!isFields(item)) return [];
  const { releaseId, right, atMs } = item;
  if (!isName(releaseId) || typeof right !== 'boolean' || !isTime(atMs)) return [];
  return [{ releaseId, right, atMs }];
}

function decodeExclusion(item: unknown): Exclusion[] {
  if (!isFields(item) || !isFields(item['window'])) return [];
  const { releaseId, why } = item;
  const { startMs, endMs } = item['window'];
  if (!isName(releaseId) || !isName(why) || !isTime(startMs) || !isTime(endMs) || endMs <= startMs) return [];
  return [{ releaseId, window: { startMs, endMs }, why: why.slice(0, LONGEST_WHY) }];
}
