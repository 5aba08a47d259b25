import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';
import type { Platform, WorldDeployment, WorldRelease } from './world.ts';

/** How fast a version comes into full use: a canary first, the usual two steps, or in a hurry. */
export type RolloutPace = 'canary' | 'short-canary' | 'usual' | 'hurried';

const STEPS: Readonly<Record<RolloutPace, readonly { readonly afterMs: number; readonly share: number }[]>> =
  {
    canary: [
      { afterMs: 0, share: 0.1 },
      { afterMs: 2 * HOUR_MS, share: 0.5 },
      { afterMs: 4 * HOUR_MS, share: 1 },
    ],
    'short-canary': [
      { afterMs: 0, share: 0.1 },
      { afterMs: 30 * MINUTE_MS, share: 0.5 },
      { afterMs: HOUR_MS, share: 1 },
    ],
    usual: [
      { afterMs: 0, share: 0.3 },
      { afterMs: 20 * MINUTE_MS, share: 1 },
    ],
    hurried: [
      { afterMs: 0, share: 0.4 },
      { afterMs: 10 * MINUTE_MS, share: 1 },
    ],
  };

export function deploymentAt(
  startedAtMs: number,
  kind: WorldDeployment['kind'],
  pace: RolloutPace,
): WorldDeployment {
  const ramp = STEPS[pace].map(({ afterMs, share }) => ({ atMs: startedAtMs + afterMs, share }));
  return { kind, startedAtMs, finishedAtMs: ramp.at(-1)?.atMs ?? startedAtMs, ramp };
}

/** Phones take new versions as their owners do: a quarter with the store's first wave, the others over days. */
const MOBILE_AT_ONCE = 0.25;
const MOBILE_MEMORY_MS: Readonly<Record<WorldDeployment['kind'], number>> = {
  planned: 1.2 * DAY_MS,
  hotfix: 0.4 * DAY_MS,
  rollback: 0.12 * DAY_MS,
};
/** What an old version's share is rounded down from: nobody measures the last three phones. */
const NEGLIGIBLE = 0.004;

/** A deployment's own claim on the traffic at a moment; what it leaves goes to the deployments before it. */
function claim(deployment: WorldDeployment, platform: Platform, atMs: number): number {
  let share = 0;
  for (const step of deployment.ramp) if (step.atMs <= atMs) share = step.share;
  if (platform === 'web') return share;
  const patience = 1 - Math.exp(-(atMs - deployment.startedAtMs) / MOBILE_MEMORY_MS[deployment.kind]);
  return Math.min(share, MOBILE_AT_ONCE + (1 - MOBILE_AT_ONCE) * patience);
}

interface OrderedDeployment {
  readonly versionIndex: number;
  readonly deployment: WorldDeployment;
}

/** All deployments of one service's releases, newest first. */
export function newestFirst(releases: readonly WorldRelease[]): OrderedDeployment[] {
  return releases
    .flatMap(({ deployments }, versionIndex) =>
      deployments.map((deployment) => ({ versionIndex, deployment })),
    )
    .sort((a, b) => b.deployment.startedAtMs - a.deployment.startedAtMs);
}

/** Writes each version's share of a platform's traffic at a moment into `shares`; they sum to 1 once anything is deployed. */
export function sharesAt(
  order: readonly OrderedDeployment[],
  platform: Platform,
  atMs: number,
  shares: Float64Array,
): void {
  shares.fill(0);
  let rest = 1;
  for (const { versionIndex, deployment } of order) {
    if (deployment.startedAtMs > atMs) continue;
    const share = rest * claim(deployment, platform, atMs);
    shares[versionIndex] = (shares[versionIndex] ?? 0) + share;
    rest -= share;
    if (rest < NEGLIGIBLE) break;
  }
  let sum = 0;
  for (const share of shares) sum += share;
  if (sum > 0) for (let i = 0; i < shares.length; i += 1) shares[i] = (shares[i] ?? 0) / sum;
}
