import type { Release } from '../domain/release.ts';
import { HOUR_MS } from '../domain/time.ts';
import type { Facts } from './facts.ts';
import type { SinceLine } from './figure.ts';
import { isFine, phaseOf } from './phase.ts';
import { ratioLine } from './ratioLine.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import type { WatchStrip } from './watchBody.ts';

/** Releases whose post-release window runs now, newest first. */
export function releasesInWindow(facts: Facts): Release[] {
  const { postReleaseMs } = facts.settings.releases;
  return shownReleases(facts).filter(({ startedAtMs }) => {
    return startedAtMs !== null && startedAtMs <= facts.nowMs && facts.nowMs < startedAtMs + postReleaseMs;
  });
}

export function watchStrips(facts: Facts): WatchStrip[] {
  return releasesInWindow(facts).map((release) => {
    const startedAtMs = release.startedAtMs ?? facts.nowMs;
    return {
      release: releaseRef(facts, release),
      startedAtMs,
      endsAtMs: startedAtMs + facts.settings.releases.postReleaseMs,
      verdict: judgeRelease(facts, release)?.verdict ?? null,
      errorRate: errorRateLine(facts, release),
    };
  });
}

/** As the overview draws it: 5-minute points in the first hours, then whole hours. */
function errorRateLine(facts: Facts, release: Release): SinceLine | null {
  const phase = phaseOf(facts, release);
  const series = facts.traffic('requests').ofRelease(release.id);
  if (phase === null || series.length === 0) return null;
  return ratioLine({
    release: releaseRef(facts, release),
    role: 'judged',
    share: 'bad',
    series,
    window: phase.window,
    stepMs: isFine(phase.lengthMs) ? HOUR_MS / 12 : HOUR_MS,
  });
}
