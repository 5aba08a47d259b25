import type { FoundRelease } from './foundRelease.ts';

/** Why the release carried little traffic at the end of its window, in a sentence beside its adoption; null = it served all the time. */
export function leftService({
  release,
  next,
  phase,
}: Pick<FoundRelease, 'release' | 'next' | 'phase'>): string | null {
  if (phase === null) return null;
  const { endMs } = phase.window;
  if (release.rolledBackAtMs !== null && release.rolledBackAtMs <= endMs)
    return 'It was taken back within this time.';
  return next !== null && (next.startedAtMs ?? Infinity) <= endMs
    ? `${next.version} replaced it within this time.`
    : null;
}
