import type { ReleaseRef } from '../engine/answers/figure.ts';
import type { ReleaseVerdict } from '../engine/answers/releaseVerdict.ts';
import type { Display } from '../ui/format/display.ts';
import { verdictWords } from '../ui/verdict/verdictState.ts';
import { withdrawn } from '../ui/verdict/withdrawn.ts';
import type { ToldVerdict } from './verdictChanges.ts';

/** A release's verdict as it stands now, for the ear; nothing while it is awaited. */
export function toldVerdict(
  {
    release,
    verdict,
  }: {
    readonly release: Pick<ReleaseRef, 'id' | 'serviceLabel' | 'version'>;
    readonly verdict: Pick<ReleaseVerdict, 'state' | 'reason' | 'data'> | null;
  },
  nowMs: number,
  display: Display,
): ToldVerdict[] {
  if (verdict === null) return [];
  const { state, reason } = withdrawn(verdict, nowMs, display) ?? verdict;
  return [
    {
      releaseId: release.id,
      name: `${release.serviceLabel} ${release.version}`,
      word: verdictWords[state],
      reason,
    },
  ];
}
