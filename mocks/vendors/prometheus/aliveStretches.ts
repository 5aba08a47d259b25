import { newestFirst, sharesAt } from '../../world/rollout.ts';
import type { World, WorldService } from '../../world/world.ts';
import { SCRAPE_MS } from './sampleStore.ts';
import type { Stretch } from './sampleStore.ts';

/**
 * When each version of a service has processes to scrape: from its first share of the traffic, on any platform, to its
 * last one. The first scrape comes a minute after the start, as discovery takes its time.
 */
export function aliveStretches(world: World, service: WorldService): ReadonlyMap<string, readonly Stretch[]> {
  const releases = world.releases.filter((release) => release.service === service.id);
  const order = newestFirst(releases);
  const shares = new Float64Array(releases.length);
  const stretches = releases.map((): { firstMs: number; lastMs: number }[] => []);
  for (let startMs = world.startMs; startMs < world.endMs; startMs += world.bucketMs) {
    const alive = new Uint8Array(releases.length);
    for (const platform of service.platforms) {
      sharesAt(order, platform, startMs, shares);
      shares.forEach((share, i) => share > 0 && (alive[i] = 1));
    }
    for (const [i, own] of stretches.entries()) {
      if (alive[i] === 0) continue;
      const current = own.at(-1);
      if (current?.lastMs === startMs) current.lastMs = startMs + world.bucketMs;
      else own.push({ firstMs: startMs + SCRAPE_MS, lastMs: startMs + world.bucketMs });
    }
  }
  return new Map(releases.map(({ version }, i) => [version, stretches[i] ?? []]));
}
