import { DAY_MS, floorTo, HOUR_MS } from '../../src/engine/domain/time.ts';
import { simulate } from '../../mocks/world/simulate.ts';
import type { World, WorldAlert } from '../../mocks/world/world.ts';
import { labelsOf } from './writers/postAlerts.ts';

export const storyNowMs = Date.UTC(2026, 10, 20, 10, 0, 0);

/** How much of the history is written into the real metric stores, before and after the story's "now". */
export const writtenDays = 14;
export const writtenAheadMs = 2 * HOUR_MS;

export const writtenWindow = {
  startMs: storyNowMs - writtenDays * DAY_MS,
  endMs: storyNowMs + writtenAheadMs,
};

export function steadyWorld(): World {
  return simulate({ scenario: 'steady', seed: 7, storyNowMs });
}

/**
 * Real servers have real clocks, and questions about "the newest six hours" name no time. So the story is told as if
 * its "now" were the last full hour: whole hours, so that every bucket holds the same samples in every run.
 */
export function shiftTo(realNowMs: number): number {
  return floorTo(realNowMs, HOUR_MS) - storyNowMs;
}

/**
 * Alertmanager knows only what fires at the moment, and on a steady day nothing does. So the newest run of each alert
 * of the history is told to it as still firing, the last one of them silenced.
 */
export function firingAlerts(world: World): { alerts: WorldAlert[]; silenced: WorldAlert } {
  const past = world.alerts
    .filter(({ startedAtMs }) => startedAtMs <= storyNowMs)
    .sort((a, b) => b.startedAtMs - a.startedAtMs);
  // Equal labels are one alert to it.
  const newest = [...Map.groupBy(past, (alert) => JSON.stringify(labelsOf(alert))).values()].flatMap(
    ([first]) => first ?? [],
  );
  const alerts = newest.slice(0, 6).map((alert) => ({ ...alert, endedAtMs: storyNowMs + 3 * HOUR_MS }));
  const silenced = alerts.at(-1);
  if (silenced === undefined) throw new Error('The world has no alerts.');
  return { alerts, silenced };
}
