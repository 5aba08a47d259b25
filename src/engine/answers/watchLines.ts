import type { Release } from '../domain/release.ts';
import { HOUR_MS, MINUTE_MS, ceilTo, floorTo, type TimeWindow } from '../domain/time.ts';
import type { Facts } from './facts.ts';
import type { SinceLine } from './figure.ts';
import { releaseRef } from './releaseRef.ts';
import type { LineOf, LineSource, LineStretch } from './watchLineSource.ts';

const FINE_BUCKET_MS = 5 * MINUTE_MS;
/** From here on every line is drawn in hours; the 5-minute data behind the steps before are asked for so far only. */
const FINE_UNTIL_MS = 6 * HOUR_MS;
const KEEP_MS = 10 * MINUTE_MS;

/** Steps widen with the ruler: by fives in the first hour, by quarters until the sixth, then by hours. */
const STEPS: readonly { readonly stepMs: number; readonly untilMs: number }[] = [
  { stepMs: 5 * MINUTE_MS, untilMs: HOUR_MS },
  { stepMs: 15 * MINUTE_MS, untilMs: FINE_UNTIL_MS },
  { stepMs: HOUR_MS, untilMs: Infinity },
];

/** First of the STEPS used: 0 = as above; 1 = quarters from the start; 2 = hours only. */
export type Fineness = 0 | 1 | 2;

/** Younger than this a release's own traffic does not tell how fine its lines can be drawn. */
const TELLING_MS = 15 * MINUTE_MS;

/**
 * How fine traffic can be drawn so that a point stands on enough: by the first of these releases that is old enough to
 * tell. The first hour decides: there the steps are narrowest, and a canary's traffic is thinnest. All lines of a chart
 * share the answer: steps of unlike width would make one release look noisier than another.
 */
export function finenessOf(facts: Facts, source: LineSource, releases: readonly Release[]): Fineness {
  const telling = releases.find(({ startedAtMs }) => (startedAtMs ?? Infinity) <= facts.nowMs - TELLING_MS);
  const fine = telling === undefined || source.hourly ? null : fineStretch(telling);
  if (telling === undefined || fine === null || !source.isReady(facts, fine)) return 2;
  const hour = { startMs: fine.startMs, endMs: Math.min(facts.nowMs, fine.startMs + HOUR_MS) };
  const perBucket =
    (source.volume(facts, telling, { fine, window: hour }) * FINE_BUCKET_MS) / (hour.endMs - hour.startMs);
  if (perBucket >= source.wanted) return 0;
  return perBucket * 3 >= source.wanted ? 1 : 2;
}

export interface LineAsked {
  readonly source: LineSource;
  /** Names the chart in the cache. */
  readonly chartId: string;
  readonly release: Release;
  readonly role: SinceLine['role'];
  readonly fineness: Fineness;
}

/** A release over its window since T+0; null where it was never deployed. Finished lines are kept for a while. */
export function watchLine(facts: Facts, asked: LineAsked): SinceLine | null {
  const { source, chartId, release, role } = asked;
  const { startedAtMs } = release;
  if (startedAtMs === null) return null;
  const fine = source.hourly || asked.fineness === 2 ? null : fineStretch(release);
  const isFine = fine !== null && source.isReady(facts, fine);
  const fineness = isFine ? asked.fineness : 2;
  const line: LineOf = { release, ref: releaseRef(facts, release), role };
  const make = () =>
    drawn(facts, source, line, stretchesOf(facts, startedAtMs, { fineness, fine, hourly: source.hourly }));
  const finished = facts.nowMs >= startedAtMs + facts.settings.releases.postReleaseMs + HOUR_MS;
  if (!finished) return make();
  const parts = [source.parts(facts, null), isFine ? source.parts(facts, fine) : ''];
  const key = ['watch line', facts.environment, chartId, release.id, startedAtMs, role, fineness, ...parts];
  return facts.keep(JSON.stringify(key), KEEP_MS, make);
}

function fineStretch({ startedAtMs }: Release): TimeWindow | null {
  if (startedAtMs === null) return null;
  return {
    startMs: floorTo(startedAtMs, FINE_BUCKET_MS),
    endMs: ceilTo(startedAtMs + FINE_UNTIL_MS, HOUR_MS),
  };
}

interface Drawing {
  readonly fineness: Fineness;
  readonly fine: TimeWindow | null;
  /** The source tells whole hours only: the running one is not over. */
  readonly hourly: boolean;
}

function stretchesOf({ nowMs, settings }: Facts, startedAtMs: number, drawing: Drawing): LineStretch[] {
  const { fineness, fine, hourly } = drawing;
  const windowEndMs = startedAtMs + settings.releases.postReleaseMs;
  // As figures do: hours that a finished window or the present cuts are left out.
  const endMs =
    windowEndMs <= nowMs ? floorTo(windowEndMs, HOUR_MS) : hourly ? floorTo(nowMs, HOUR_MS) : nowMs;
  const steps = STEPS.slice(fineness);
  let fromMs = floorTo(startedAtMs, steps[0]?.stepMs ?? HOUR_MS);
  return steps.flatMap(({ stepMs, untilMs }, index) => {
    const nextStepMs = steps[index + 1]?.stepMs ?? stepMs;
    const toMs = untilMs === Infinity ? endMs : Math.min(endMs, ceilTo(startedAtMs + untilMs, nextStepMs));
    const window = { startMs: fromMs, endMs: toMs };
    fromMs = toMs;
    if (window.endMs <= window.startMs) return [];
    return [{ window, stepMs, fine: stepMs === HOUR_MS ? null : fine }];
  });
}

function drawn(facts: Facts, source: LineSource, line: LineOf, stretches: readonly LineStretch[]): SinceLine {
  const parts = stretches.map((stretch) => source.draw(facts, line, stretch));
  const denominator = parts.flatMap((part) => part.denominator);
  return {
    releaseId: line.ref.id,
    label: line.ref.version,
    role: line.role,
    // Steps only widen, so that the last one's width is true of the last point.
    bucketMs: stretches.at(-1)?.stepMs ?? FINE_BUCKET_MS,
    // A bucket that began before T+0 knows nothing of this release from then.
    sinceMs: parts.flatMap((part) => part.sinceMs).map((sinceMs) => Math.max(0, sinceMs)),
    value: parts
      .flatMap((part) => part.value)
      .map((value, index) => ((denominator[index] ?? 0) < source.least ? null : value)),
    numerator: parts.flatMap((part) => part.numerator),
    denominator,
  };
}
