import { MINUTE_MS } from '../../src/engine/domain/time.ts';
import { BUCKET_MS } from './clockwork.ts';
import { SERVICES, serviceOf } from './company.ts';
import type { Course } from './course.ts';
import { pick, randomFrom, uniform } from './random.ts';
import type { PlannedFault } from './story.ts';
import type { WorldAlert } from './world.ts';

/** A rule waits this long before it fires, and looks back this far before it rests. */
const FIRES_AFTER_MS = 10 * MINUTE_MS;
const RESTS_AFTER_MS = 6 * MINUTE_MS;
/** Weaker faults stay below the rules' limits. */
const ERROR_FACTOR_NOTICED = 3;
const LATENCY_FACTOR_NOTICED = 1.6;
/** Days between alerts that mean nothing. */
const FALSE_ALARM_EVERY_DAYS = 4;

/** What the alert rules did: fired for each strong fault while it acted, and now and then for nothing. */
export function simulateAlerts(course: Course): readonly WorldAlert[] {
  if (course.releases.length === 0) return [];
  const alerts = [...course.faults.flatMap((fault) => faultAlerts(course, fault)), ...falseAlarms(course)];
  return alerts
    .sort((a, b) => a.startedAtMs - b.startedAtMs)
    .map((alert, i) => ({ ...alert, id: `alert-${i + 1}` }));
}

type Unnumbered = Omit<WorldAlert, 'id'>;

function faultAlerts(course: Course, fault: PlannedFault): Unnumbered[] {
  const random = randomFrom(course.seed, `alerts/${fault.id}`);
  return episodes(course, fault).flatMap(({ startMs, endMs }) =>
    fault.services.flatMap((service) => {
      const journeys = serviceOf(service).journeys.filter(({ id }) => fault.journeys.includes(id));
      const lag = (): number => Math.floor(uniform(random, 0, 2 * MINUTE_MS));
      const during = {
        startedAtMs: startMs + FIRES_AFTER_MS + lag(),
        endedAtMs: endMs + RESTS_AFTER_MS + lag(),
      };
      const about = { ...during, service, version: fault.causedBy?.version ?? null, faultId: fault.id };
      return journeys.flatMap(({ id: journey, critical }): Unnumbered[] => {
        const severity = critical ? 'page' : 'ticket';
        const errors =
          fault.errorFactor >= ERROR_FACTOR_NOTICED
            ? [{ ...about, name: 'HighErrorRate', journey, severity } as const]
            : [];
        const slow =
          fault.latencyFactor >= LATENCY_FACTOR_NOTICED
            ? [{ ...about, name: 'SlowResponses', journey, severity: 'ticket' } as const]
            : [];
        const outside =
          fault.errorFactor >= 9 && critical && fault.platforms.includes('web')
            ? [{ ...about, name: 'JourneyCheckFailing', journey, version: null, severity: 'page' } as const]
            : [];
        return [...errors, ...slow, ...outside];
      });
    }),
  );
}

/** Unbroken runs of a fault long enough for a rule to notice; pauses under half an hour do not end one. */
function episodes(course: Course, fault: PlannedFault): { startMs: number; endMs: number }[] {
  const acting = course.acting.get(fault.id) ?? new Uint8Array();
  const runs: { startMs: number; endMs: number }[] = [];
  acting.forEach((one, i) => {
    if (one !== 1) return;
    const startMs = course.clock.startMs + i * BUCKET_MS;
    const last = runs.at(-1);
    if (last !== undefined && startMs - last.endMs <= 30 * MINUTE_MS) last.endMs = startMs + BUCKET_MS;
    else runs.push({ startMs, endMs: startMs + BUCKET_MS });
  });
  return runs.filter(({ startMs, endMs }) => endMs - startMs > FIRES_AFTER_MS);
}

function falseAlarms(course: Course): Unnumbered[] {
  const random = randomFrom(course.seed, 'alerts/false');
  const alarms: Unnumbered[] = [];
  for (let day = -58; day < 7; day += uniform(random, 0.5, 2 * FALSE_ALARM_EVERY_DAYS - 0.5)) {
    const startedAtMs = course.clock.at(day, uniform(random, -9, 9));
    const service = pick(random, SERVICES);
    const endedAtMs = startedAtMs + Math.floor(uniform(random, 6, 25)) * MINUTE_MS;
    const journey = pick(random, service.journeys).id;
    // A quiet last day: what fires beside the newest release should belong to it.
    if (Math.abs(day) < 1) continue;
    alarms.push({
      name: 'SlowResponses',
      service: service.id,
      journey,
      version: null,
      severity: 'ticket',
      startedAtMs,
      endedAtMs,
      faultId: null,
    });
  }
  return alarms;
}
