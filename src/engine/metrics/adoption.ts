import type { Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import { floorTo, HOUR_MS, type TimeWindow } from '../domain/time.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { countText, numberText } from './countText.ts';
import { known, unknown, withGaps, type ReadingContext } from './readingContext.ts';
import { sumSeries } from './sumSeries.ts';

/** In the newest hour, of the whole service. */
export const ADOPTION_LEAST = 100;
export const ADOPTION_LOW_BELOW = 0.1;

export const adoptionDefinition: KpiDefinition = {
  id: 'adoption',
  label: 'Adoption',
  shortLabel: 'Adoption',
  unit: 'ratio',
  better: 'neither',
  meaning:
    'How much of the service’s traffic the release carries. With a small share, few problems mean little: most people ' +
    'do not use it yet, or no longer.',
  formula:
    'Requests (or sessions) of the release divided by those of all releases of its service, in the newest hour of the ' +
    'window.',
  minimum: `${ADOPTION_LEAST} requests or sessions of the service in that hour`,
  interval: noInterval('nothing is sampled: all traffic is counted'),
  trend: null,
};

export interface AdoptionInput extends ReadingContext {
  /** Traffic of the release; its `bad` is not read. */
  readonly release: readonly CountSeries[];
  /** Traffic of all releases of the service, the judged one included. */
  readonly service: readonly CountSeries[];
  readonly of: 'requests' | 'sessions';
  readonly window: TimeWindow;
}

export function adoption(input: AdoptionInput): Reading {
  const window = newestHour(input);
  const service = sumSeries(input.service, window);
  const release = sumSeries(input.release, window);
  if (service.total <= 0)
    return unknown(input, 'no-data', `No ${input.of} of the service were recorded in this hour.`);
  if (service.total < ADOPTION_LEAST) {
    const detail = `Only ${numberText(service.total)} of ${countText(ADOPTION_LEAST, input.of)} of the service in this hour.`;
    return unknown(input, 'too-little-data', detail);
  }
  if (release.total > service.total * (1 + 1e-6)) {
    return unknown(
      input,
      'not-comparable',
      'The release has more traffic than its whole service: the series do not fit.',
    );
  }
  const share = {
    value: Math.min(1, release.total / service.total),
    unit: 'ratio' as const,
    sample: { count: Math.round(service.total), of: input.of },
    numerator: release.total,
    denominator: service.total,
    window,
    method: 'ratio of sums, newest hour',
  };
  return known(withGaps(input, service.caveats), share);
}

/** The newest hour that the series can tell whole: hourly buckets know nothing of 9:25 to 10:25, but of 9 to 10. */
function newestHour({ service, window }: AdoptionInput): TimeWindow {
  const fromMs = window.endMs - HOUR_MS;
  // Only the buckets that reach into the newest hour decide how it can be cut; history may come in wider ones.
  const reaching = service.filter(
    ({ startMs, bucketMs }) => (startMs.at(-1) ?? -Infinity) + bucketMs > fromMs,
  );
  const bucketMs = reaching.reduce((widest, series) => Math.max(widest, series.bucketMs), 1);
  const endMs = floorTo(window.endMs, bucketMs);
  return { startMs: Math.max(window.startMs, endMs - Math.max(HOUR_MS, bucketMs)), endMs };
}

export type AdoptionStage = 'low' | 'adopted' | 'replaced';

/** Null where adoption is not known. A later release alone does not replace: it must have taken the traffic. */
export function adoptionStage(reading: Reading, laterReleaseStarted: boolean): AdoptionStage | null {
  if (reading.kind === 'unknown') return null;
  if (reading.value >= ADOPTION_LOW_BELOW) return 'adopted';
  return laterReleaseStarted ? 'replaced' : 'low';
}
