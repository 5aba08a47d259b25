import type { Attributed } from '../domain/attribution.ts';
import type { DeploymentKind, Release, ReleaseId } from '../domain/release.ts';
import type { Incident } from '../domain/ticket.ts';

/** One version reaching the environment, and whether somebody had to step in because of it. */
export interface DeploymentOutcome {
  readonly releaseId: ReleaseId;
  readonly version: string;
  readonly atMs: number;
  readonly kind: DeploymentKind;
  /** The first rule that fired; null = none so far. */
  readonly intervention: 'rollback' | 'hotfix' | 'incident' | null;
  /** Its post-release window is over: nothing more is expected of it. */
  readonly watched: boolean;
}

export interface OutcomesInput {
  /** Of one service. */
  readonly releases: readonly Release[];
  readonly incidentsOf: (release: ReleaseId) => readonly Attributed<Incident>[];
  readonly postReleaseMs: number;
  readonly nowMs: number;
}

/**
 * Every deployment of a service, oldest first. One needed intervention when a rollback followed it, when a hotfix followed
 * within its post-release window, or when an incident names it (or fits it alone by time). A rollback itself is no change
 * that could fail: it is the intervention.
 */
export function deploymentOutcomes(input: OutcomesInput): DeploymentOutcome[] {
  const { releases, postReleaseMs, nowMs } = input;
  const arrivals = releases
    .flatMap((release) => release.deployments.map(({ atMs, kind }) => ({ release, atMs, kind })))
    .filter(({ atMs }) => atMs <= nowMs)
    .sort((a, b) => a.atMs - b.atMs || (a.release.id < b.release.id ? -1 : 1));
  return arrivals.map(({ release, atMs, kind }, index): DeploymentOutcome => {
    const next = arrivals[index + 1];
    const isLast = arrivals.findLastIndex((one) => one.release.id === release.id && one.kind !== 'rollback');
    const rolledBack = next?.kind === 'rollback';
    const mended = next?.kind === 'hotfix' && next.atMs <= atMs + postReleaseMs;
    // A version deployed twice answers for its incidents once, with its newest deployment.
    const hurt = index === isLast && input.incidentsOf(release.id).some(isProven);
    const rule = rolledBack ? 'rollback' : mended ? 'hotfix' : hurt ? 'incident' : null;
    return {
      releaseId: release.id,
      version: release.version,
      atMs,
      kind,
      intervention: kind === 'rollback' ? null : rule,
      watched: atMs + postReleaseMs <= nowMs,
    };
  });
}

/** Where several releases fit by time, none is blamed. */
function isProven({ ticket, attribution }: Attributed<Incident>): boolean {
  return ticket.counts && attribution.confidence !== 'possible';
}
