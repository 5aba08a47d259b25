import { DAY_MS, HOUR_MS } from '../../src/engine/domain/time.ts';
import { driftingNoise, normal, randomFrom } from './random.ts';
import { BUCKET_MS, type StoryClock } from './clockwork.ts';

/** Sunday first. Shops and logins dip a little at weekends, payments of business customers a lot. */
const WEEK: Readonly<Record<string, readonly number[]>> = {
  shop: [0.84, 1, 0.98, 0.97, 1, 1.04, 0.92],
  accounts: [0.72, 1.02, 1, 1, 0.99, 0.97, 0.75],
  payments: [0.35, 1, 1, 1, 1, 0.95, 0.4],
};

/** Share of the noon level at this hour of the company's day: a night valley, a noon hill, an evening hill. 1 at 12:00. */
export function dayShape(hour: number): number {
  const hill = (centre: number, width: number): number => Math.exp(-(((hour - centre) / width) ** 2));
  return (0.045 + 0.92 * hill(12, 3.4) + 0.62 * hill(19.2, 2.3)) / NOON;
}

const NOON = 0.045 + 0.92 + 0.62 * Math.exp(-(((12 - 19.2) / 2.3) ** 2));

/** Demand of a service in each bucket, as a multiple of its noon level: day, week, the day's mood and a slow drift. */
export function demand(seed: number, service: string, clock: StoryClock): Float64Array {
  const random = randomFrom(seed, `demand/${service}`);
  const drift = driftingNoise(random, { length: clock.buckets, memory: 0.97, deviation: 0.05 });
  const moods: number[] = [];
  const week = WEEK[service] ?? [];
  const level = new Float64Array(clock.buckets);
  const firstDay = Math.floor((clock.startMs + clock.zoneMs) / DAY_MS);
  for (let i = 0; i < clock.buckets; i += 1) {
    const atMs = clock.startMs + clock.zoneMs + i * BUCKET_MS;
    const day = Math.floor(atMs / DAY_MS);
    while (moods.length <= day - firstDay) moods.push(Math.exp(0.05 * normal(random)));
    const weekday = week[new Date(atMs).getUTCDay()] ?? 1;
    const hour = (atMs % DAY_MS) / HOUR_MS;
    level[i] = dayShape(hour) * weekday * (moods[day - firstDay] ?? 1) * Math.exp(drift[i] ?? 0);
  }
  return level;
}
