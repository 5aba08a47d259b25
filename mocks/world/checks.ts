import { BUCKET_MS } from './clockwork.ts';
import { NORMALS, SERVICES } from './company.ts';
import { carriers, type Course } from './course.ts';
import { binomial, randomFrom } from './random.ts';
import type { SharesOf } from './traffic.ts';
import type { WorldChecks } from './world.ts';

const RUNS_PER_BUCKET = 5;
/** A check fails now and then for reasons of its own. */
const OWN_FAILURE_RATE = 0.0006;
/** The exporter was being moved for 25 minutes, 37 days ago: no runs, which is not the same as no failures. */
const GAP = { daysAgo: 37, hour: -1, buckets: 5 };

/** One robot a minute walks each journey, from outside, on whatever version answers. */
export function simulateChecks(course: Course, sharesOf: SharesOf): readonly WorldChecks[] {
  if (course.releases.length === 0) return [];
  const gapFrom = (course.clock.at(-GAP.daysAgo, GAP.hour) - course.clock.startMs) / BUCKET_MS;
  return SERVICES.flatMap(({ id: service, journeys }) =>
    journeys.map(({ id: journey }) => {
      const random = randomFrom(course.seed, `checks/${service}/${journey}`);
      const excess = excessRate(course, { service, journey }, sharesOf);
      const runs = new Uint32Array(course.clock.buckets);
      const failed = new Uint32Array(course.clock.buckets);
      for (let i = 0; i < runs.length; i += 1) {
        const run = i >= gapFrom && i < gapFrom + GAP.buckets ? 0 : RUNS_PER_BUCKET;
        runs[i] = run;
        failed[i] = binomial(random, run, Math.min(0.9, OWN_FAILURE_RATE + (excess[i] ?? 0)));
      }
      return { service, journey, firstStartMs: course.clock.startMs, runs, failed };
    }),
  );
}

/** What faults add to the chance that one walk on the web fails: several requests, so faults show early. */
function excessRate(
  course: Course,
  of: { service: string; journey: string },
  sharesOf: SharesOf,
): Float64Array {
  const excess = new Float64Array(course.clock.buckets);
  const normal = NORMALS.find(
    (one) => one.service === of.service && one.journey === of.journey && one.platform === 'web',
  );
  const versions = course.releases
    .filter(({ service }) => service === of.service)
    .map(({ version }) => version);
  const columns = sharesOf(of.service, 'web');
  for (const fault of course.faults) {
    if (normal === undefined || !fault.journeys.includes(of.journey) || !fault.platforms.includes('web'))
      continue;
    const acting = course.acting.get(fault.id);
    const carrying = new Set(carriers(fault, of.service, course.releases));
    const shares = versions.flatMap((version, v) => (carrying.has(version) ? [columns[v]] : []));
    for (let i = 0; i < excess.length; i += 1) {
      if (acting?.[i] !== 1) continue;
      let share = 0;
      for (const column of shares) share += column?.[i] ?? 0;
      excess[i] = (excess[i] ?? 0) + share * normal.failureRate * (fault.errorFactor - 1) * REQUESTS_PER_WALK;
    }
  }
  return excess;
}

const REQUESTS_PER_WALK = 3;
