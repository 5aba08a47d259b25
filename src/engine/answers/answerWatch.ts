import { nextRelease, previousRelease } from '../domain/releaseServing.ts';
import type { Release } from '../domain/release.ts';
import type { Facts } from './facts.ts';
import { figuresOf } from './figures.ts';
import { nearestReleases } from './nearestReleases.ts';
import { phaseOf } from './phase.ts';
import { releaseRef } from './releaseRef.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import type { WatchBody } from './watchBody.ts';
import { watchCases } from './watchCases.ts';
import { watchCharts } from './watchCharts.ts';
import { watchErrors } from './watchErrors.ts';
import { watchForecast } from './watchForecast.ts';
import { watchSignals } from './watchSignals.ts';
import { releasesInWindow, watchStrips } from './watchStrips.ts';

const SERIES = ['requests', 'transactions', 'latency', 'checks', 'sessions'] as const;

/** Is anything moving that should not? `releaseId` null = the newest release in its post-release window. */
export function answerWatch(facts: Facts, releaseId: string | null): WatchBody {
  // Asked before the release is known: otherwise each kind of data would wait for the one before it.
  for (const entity of SERIES) facts.traffic(entity);
  const release = releaseId === null ? (releasesInWindow(facts)[0] ?? null) : facts.release(releaseId);
  if (release !== null) return watched(facts, release);
  const strips = watchStrips(facts);
  return { found: false, asked: releaseId, nearest: nearestReleases(facts, releaseId), strips };
}

function watched(facts: Facts, release: Release): WatchBody {
  const { checkpoints, postReleaseMs } = facts.settings.releases;
  const phase = phaseOf(facts, release);
  const maker = figuresOf(facts, release, phase);
  const judged = judgeRelease(facts, release);
  const verdict = judged?.verdict ?? null;
  const previous = previousRelease(facts.releases, release);
  const next = nextRelease(facts.releases, release);
  const baselineId = phase?.baseline?.release.id ?? previous?.id ?? null;
  const baseline = baselineId === null ? null : facts.release(baselineId);
  const findings = maker.errorGroups;
  const cases = watchCases(facts, release);
  return {
    found: true,
    release: releaseRef(facts, release),
    phase,
    verdict,
    previous: previous === null ? null : releaseRef(facts, previous),
    next: next === null ? null : releaseRef(facts, next),
    postReleaseMs,
    checkpointsMs: checkpoints.map(({ sinceMs }) => sinceMs),
    checklist: checkpoints.map(({ checklist }) => checklist),
    charts: watchCharts(facts, { release, maker, verdict, baseline }),
    ...watchErrors(facts, findings),
    supportCases: cases.watch,
    forecast: watchForecast(verdict, (release.startedAtMs ?? 0) + postReleaseMs - facts.nowMs),
    signals: watchSignals(facts, { release, judged, findings, cases: cases.count }),
    strips: watchStrips(facts),
  };
}
