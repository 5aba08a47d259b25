import { DAY_MS, HOUR_MS } from '../../src/engine/domain/time.ts';
import { BUCKET_MS } from './clockwork.ts';
import type { Course } from './course.ts';
import { carriers } from './course.ts';
import { negativeBinomial, pick, poisson, randomFrom, uniform } from './random.ts';
import type { WorldSupportCase, WorldTraffic } from './world.ts';

/** One customer in this many failed requests writes to support. */
const FAILURES_PER_CASE = 45;
const EVERYDAY_CASES_PER_DAY = 2.2;

const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  shop: [
    'Where is my parcel?',
    'Wrong size delivered',
    'How do I return a gift?',
    'Picture and product differ',
    'Can I change my order?',
  ],
  accounts: [
    'I no longer have my old phone',
    'How do I delete my account?',
    'Code did not arrive',
    'Change my name',
  ],
  payments: ['When do I get my refund?', 'Invoice for my company', 'Charged in the wrong month'],
};

const TROUBLED: Readonly<Record<string, readonly string[]>> = {
  checkout: [
    'Cannot finish my order',
    'Error when I pay',
    'Order button does nothing',
    'Basket is full but I cannot buy',
  ],
  search: ['Search does not find anything', 'Search takes forever'],
  login: ['Cannot log in since today', 'Locked out without a reason'],
  'sign-up': ['Cannot create an account'],
  pay: ['Payment failed twice'],
  refund: ['Refund was refused'],
};

type Unnumbered = Omit<WorldSupportCase, 'number'>;

/** What customers wrote: a few questions every day, and more where a fault made requests fail. */
export function simulateSupportCases(
  course: Course,
  traffic: readonly WorldTraffic[],
): readonly WorldSupportCase[] {
  if (course.releases.length === 0) return [];
  return [...everydayCases(course), ...troubledCases(course, traffic)]
    .sort((a, b) => a.openedAtMs - b.openedAtMs)
    .map((one, i) => ({ ...one, number: i + 1 }));
}

function everydayCases(course: Course): Unnumbered[] {
  return Object.entries(EVERYDAY).flatMap(([service, subjects]) => {
    const random = randomFrom(course.seed, `support/${service}`);
    const cases: Unnumbered[] = [];
    for (let dayMs = course.clock.startMs; dayMs < course.clock.endMs; dayMs += DAY_MS) {
      const count = negativeBinomial(random, EVERYDAY_CASES_PER_DAY, 2);
      for (let i = 0; i < count; i += 1) {
        const openedAtMs = Math.floor(dayMs + uniform(random, 0, DAY_MS));
        cases.push({
          service,
          version: null,
          subject: pick(random, subjects),
          openedAtMs,
          solvedAtMs: Math.floor(openedAtMs + uniform(random, 1, 60) * HOUR_MS),
          faultId: null,
          satisfied: random() < 0.35 ? random() < 0.85 : null,
        });
      }
    }
    return cases;
  });
}

function troubledCases(course: Course, traffic: readonly WorldTraffic[]): Unnumbered[] {
  return course.faults.flatMap((fault) => {
    const acting = course.acting.get(fault.id);
    const random = randomFrom(course.seed, `support/fault/${fault.id}`);
    return traffic
      .filter(
        ({ platform, journey, service }) =>
          fault.services.includes(service) &&
          fault.platforms.includes(platform) &&
          fault.journeys.includes(journey),
      )
      .filter(({ service, version }) => carriers(fault, service, course.releases).includes(version))
      .flatMap((column) => {
        const cases: Unnumbered[] = [];
        const offset = Math.round((column.firstStartMs - course.clock.startMs) / BUCKET_MS);
        for (let i = 0; i < column.failed.length; i += 1) {
          if (acting?.[offset + i] !== 1) continue;
          const count = poisson(
            random,
            ((column.failed[i] ?? 0) * (1 - 1 / fault.errorFactor)) / FAILURES_PER_CASE,
          );
          for (let k = 0; k < count; k += 1) {
            const openedAtMs = Math.floor(
              column.firstStartMs + i * BUCKET_MS + uniform(random, 0.1, 5) * HOUR_MS,
            );
            cases.push({
              service: column.service,
              version: random() < 0.6 ? column.version : null,
              subject: pick(random, TROUBLED[column.journey] ?? ['Something does not work']),
              openedAtMs,
              solvedAtMs: Math.floor(Math.max(openedAtMs, fault.endMs) + uniform(random, 1, 30) * HOUR_MS),
              faultId: fault.id,
              satisfied: random() < 0.4 ? random() < 0.45 : null,
            });
          }
        }
        return cases;
      });
  });
}
