import { postReleasePhase } from '../domain/postReleasePhase.ts';
import type { Release } from '../domain/release.ts';
import { previousRelease } from '../domain/releaseServing.ts';
import { HOUR_MS, MINUTE_MS, floorTo } from '../domain/time.ts';
import type { Facts } from './facts.ts';
import type { Phase } from './figure.ts';
import { releaseRef } from './releaseRef.ts';

const BUCKET_MS = 5 * MINUTE_MS;
/** Until a release is this old, its baseline's same stretch is read in 5-minute buckets; later, whole hours do. */
export const FINE_UNTIL_MS = 6 * HOUR_MS;

/**
 * The stretch a release is looked at, and its baseline's same stretch. Both begin at a full hour: history comes in hours,
 * and traffic carries its release's name, so that nothing foreign gets in.
 */
export function phaseOf(facts: Facts, release: Release): Phase | null {
  const { nowMs, settings } = facts;
  const { baseline, noBaseline } = baselineOf(facts, release);
  const phase = postReleasePhase({
    release,
    baseline,
    nowMs,
    postReleaseMs: settings.releases.postReleaseMs,
    bucketMs: BUCKET_MS,
  });
  if (phase === null) return null;
  const startMs = floorTo(phase.window.startMs, HOUR_MS);
  const endMs = phase.finished ? floorTo(phase.window.endMs, HOUR_MS) : phase.window.endMs;
  const { baselineWindow } = phase;
  return {
    window: { startMs, endMs },
    lengthMs: phase.lengthMs,
    finished: phase.finished,
    baseline:
      baseline === null || baselineWindow === null
        ? null
        : {
            release: releaseRef(facts, baseline),
            window: {
              startMs: floorTo(baselineWindow.startMs, HOUR_MS),
              endMs: isFine(phase.lengthMs) ? baselineWindow.endMs : floorTo(baselineWindow.endMs, HOUR_MS),
            },
          },
    noBaseline,
  };
}

export function isFine(lengthMs: number): boolean {
  return lengthMs < FINE_UNTIL_MS;
}

function baselineOf(facts: Facts, release: Release): { baseline: Release | null; noBaseline: string | null } {
  const chosen = facts.view.baseline === null ? null : facts.release(facts.view.baseline);
  if (chosen !== null && chosen.service === release.service) {
    if (chosen.id === release.id)
      return { baseline: null, noBaseline: 'A release is not compared with itself.' };
    if (chosen.startedAtMs === null)
      return { baseline: null, noBaseline: `${chosen.version} was never seen deployed.` };
    return { baseline: chosen, noBaseline: null };
  }
  const previous = previousRelease(facts.releases, release);
  if (previous !== null) return { baseline: previous, noBaseline: null };
  return {
    baseline: null,
    noBaseline: `No earlier release of ${release.service} is known in the time looked back.`,
  };
}
