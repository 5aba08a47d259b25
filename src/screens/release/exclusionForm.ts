import type { Exclusion } from './verdictTypes.ts';

const HOUR_MS = 3_600_000;

export interface ExclusionEntry {
  readonly releaseId: string;
  /** T+0. */
  readonly startedAtMs: number;
  readonly postReleaseMs: number;
  /** As typed: hours since release. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** The window that was typed in, or the sentence that says what is wrong with it. */
export function readExclusion(entry: ExclusionEntry): Exclusion | string {
  const from = hoursOf(entry.from);
  const to = hoursOf(entry.to);
  const most = entry.postReleaseMs / HOUR_MS;
  if (from === null || to === null) return 'Write both hours as numbers, for example 2.5.';
  if (from < 0 || to > most) return `Only hours from 0 to ${most} are judged.`;
  if (to <= from) return 'The end must be after the start.';
  if (entry.why.trim() === '') return 'Say why: others will read it beside the verdict.';
  return {
    releaseId: entry.releaseId,
    window: {
      startMs: Math.round(entry.startedAtMs + from * HOUR_MS),
      endMs: Math.round(entry.startedAtMs + to * HOUR_MS),
    },
    why: entry.why.trim(),
  };
}

/** A comma is a decimal point to half of Europe. */
function hoursOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  const hours = Number(trimmed);
  return Number.isFinite(hours) ? hours : null;
}
