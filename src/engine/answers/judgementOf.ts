import type { PersonMark, ReleaseState } from './releaseVerdict.ts';
import type { VerdictRow } from './verdictsBody.ts';

/**
 * Whether a verdict was right, after what became of the release; a person's mark overrules that. A verdict that was withdrawn
 * because the data are old has missed nothing: it was not there.
 */
export function judgementOf(
  state: ReleaseState,
  { wasBad, mark }: { readonly wasBad: boolean; readonly mark: PersonMark | null },
): VerdictRow['judgement'] {
  if (state === 'regressed') return (mark?.right ?? wasBad) ? 'right alarm' : 'false alarm';
  if (state === 'holding') return (mark?.right ?? !wasBad) ? 'right all-clear' : 'missed';
  if (state === 'stale') return 'undecided';
  return wasBad && mark === null ? 'missed' : 'undecided';
}
