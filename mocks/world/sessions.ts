import { NORMAL_SESSIONS } from './company.ts';
import { carriers, type Course } from './course.ts';
import { binomial, randomFrom } from './random.ts';
import type { WorldSessions, WorldTraffic } from './world.ts';
import { BUCKET_MS } from './clockwork.ts';

/** Sessions follow the traffic: one starts with every few requests; some crash, more meet a handled error. */
export function simulateSessions(course: Course, traffic: readonly WorldTraffic[]): readonly WorldSessions[] {
  return NORMAL_SESSIONS.flatMap(({ service, platform, requestsPerSession, crashRate, erroredRate }) =>
    course.releases
      .filter((release) => release.service === service)
      .flatMap(({ version }) => {
        const parts = traffic.filter(
          (one) => one.service === service && one.version === version && one.platform === platform,
        );
        const first = parts[0];
        if (first === undefined) return [];
        const random = randomFrom(course.seed, `sessions/${service}/${version}/${platform}`);
        const faults = course.faults
          .filter((fault) => fault.platforms.includes(platform))
          .filter((fault) => carriers(fault, service, course.releases).includes(version))
          .map((fault) => ({ ...fault, acting: course.acting.get(fault.id) }));
        const length = first.total.length;
        const offset = (first.firstStartMs - course.clock.startMs) / BUCKET_MS;
        const columns = {
          total: new Uint32Array(length),
          crashed: new Uint32Array(length),
          errored: new Uint32Array(length),
        };
        for (let i = 0; i < length; i += 1) {
          let requests = 0;
          let failed = 0;
          for (const part of parts) {
            requests += part.total[i] ?? 0;
            failed += part.failed[i] ?? 0;
          }
          let crashes = crashRate;
          for (const { acting, crashFactor } of faults)
            if (acting?.[offset + i] === 1) crashes *= crashFactor;
          const total = binomial(random, requests, 1 / requestsPerSession);
          const crashed = binomial(random, total, crashes);
          const failing = requests > 0 ? Math.min(0.5, erroredRate + failed / requests) : erroredRate;
          columns.total[i] = total;
          columns.crashed[i] = crashed;
          columns.errored[i] = binomial(random, total - crashed, failing);
        }
        return [{ service, version, platform, firstStartMs: first.firstStartMs, ...columns }];
      }),
  );
}
