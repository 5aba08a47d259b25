import { BUCKET_MS } from './clockwork.ts';
import { NORMALS, REJECTED_RATE, type Normal } from './company.ts';
import { carriers, extent, type Course } from './course.ts';
import { binomial, driftingNoise, poisson, randomFrom } from './random.ts';
import type { WorldTraffic } from './world.ts';

/** Nothing fails more often than this, whatever the faults multiply to. */
const WORST_FAILURE_RATE = 0.6;
/** A busy service is a little slower: by this share at the noon level. */
const LOAD_SLOWDOWN = 0.12;

export interface SharesOf {
  (service: string, platform: Normal['platform']): readonly Float32Array[];
}

export function simulateTraffic(course: Course, sharesOf: SharesOf): readonly WorldTraffic[] {
  return NORMALS.flatMap((normal) => {
    const columns = sharesOf(normal.service, normal.platform);
    const releases = course.releases.filter(({ service }) => service === normal.service);
    return releases.flatMap(({ version }, i) => {
      const share = columns[i];
      const reach = share === undefined ? null : extent(share);
      return share === undefined || reach === null
        ? []
        : [trafficOf({ course, normal, version, share, reach })];
    });
  });
}

interface Asked {
  readonly course: Course;
  readonly normal: Normal;
  readonly version: string;
  readonly share: Float32Array;
  readonly reach: { readonly from: number; readonly to: number };
}

function trafficOf({ course, normal, version, share, reach }: Asked): WorldTraffic {
  const { service, platform, journey } = normal;
  const random = randomFrom(course.seed, `traffic/${service}/${version}/${platform}/${journey}`);
  const length = reach.to - reach.from;
  const columns = {
    total: new Uint32Array(length),
    failed: new Uint32Array(length),
    rejected: new Uint32Array(length),
    medianMs: new Float32Array(length),
  };
  const level = course.demand.get(service);
  const luck = course.luck.get(service);
  const faults = course.faults
    .filter((fault) => fault.platforms.includes(platform) && fault.journeys.includes(journey))
    .filter((fault) => carriers(fault, service, course.releases).includes(version))
    .map((fault) => ({ ...fault, acting: course.acting.get(fault.id) }));
  // Of its own stream: how long a version lives must not change what it did before.
  const drift = driftingNoise(
    randomFrom(course.seed, `latency/${service}/${version}/${platform}/${journey}`),
    { length, memory: 0.95, deviation: 0.05 },
  );
  for (let i = 0; i < length; i += 1) {
    const bucket = reach.from + i;
    const busy = level?.[bucket] ?? 0;
    let failureRate = normal.failureRate * (luck?.[bucket] ?? 1);
    let medianMs = normal.medianMs * (1 + LOAD_SLOWDOWN * busy) * Math.exp(drift[i] ?? 0);
    for (const fault of faults) {
      if (fault.acting?.[bucket] !== 1) continue;
      failureRate *= fault.errorFactor;
      medianMs *= fault.latencyFactor;
    }
    const mean = course.trafficScale * normal.noonRpm * (BUCKET_MS / 60_000) * busy * (share[bucket] ?? 0);
    const total = poisson(random, mean);
    const failed = binomial(random, total, Math.min(WORST_FAILURE_RATE, failureRate));
    columns.total[i] = total;
    columns.failed[i] = failed;
    columns.rejected[i] = binomial(random, total - failed, REJECTED_RATE);
    columns.medianMs[i] = medianMs;
  }
  const firstStartMs = course.clock.startMs + reach.from * BUCKET_MS;
  return { service, version, platform, journey, firstStartMs, ...columns, sigma: normal.sigma };
}
