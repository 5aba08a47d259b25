import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';

/** One earlier release over time since its T+0; arrays are parallel. */
export interface SinceReadings {
  readonly sinceMs: readonly number[];
  readonly value: readonly (number | null)[];
  /** What each value stands on. */
  readonly denominator: readonly (number | null)[];
}

export interface SinceEnvelope {
  readonly sinceMs: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Releases with readings enough to have a say anywhere. */
  readonly releases: number;
  /** Without the release that stands lowest and the one that stands highest at each point. */
  readonly trimmed: boolean;
}

export interface EnvelopeInput {
  readonly lines: readonly SinceReadings[];
  readonly lengthMs: number;
  /** Readings that stand on less are noise and have no say. */
  readonly least: number;
}

export const ENVELOPE_LEAST_RELEASES = 3;
/** From so many on, one release's outage does not make the band. */
const TRIMMED_FROM = 5;
const FINE_UNTIL_MS = 6 * HOUR_MS;

/**
 * Where earlier releases moved at the same time since release. At each point a release has a say by its lowest and highest
 * reading nearby (40 min in the first hours, 90 min after), so that lines of unlike steps can be laid together, and single
 * readings do not make a ragged edge; the edges are then averaged over three points. Null where fewer than three have a say.
 */
export function sinceEnvelope({ lines, lengthMs, least }: EnvelopeInput): SinceEnvelope {
  const usable = lines.map((line) => usableReadings(line, least)).filter(({ sinceMs }) => sinceMs.length > 0);
  const trimmed = usable.length >= TRIMMED_FROM;
  const sinceMs = pointsOf(lengthMs);
  const lows: (number | null)[] = [];
  const highs: (number | null)[] = [];
  const from = usable.map(() => 0);
  for (const atMs of sinceMs) {
    const reachMs = atMs < FINE_UNTIL_MS ? 40 * MINUTE_MS : 90 * MINUTE_MS;
    const low: number[] = [];
    const high: number[] = [];
    usable.forEach((line, index) => {
      let row = from[index] ?? 0;
      while ((line.sinceMs[row] ?? Infinity) < atMs - 90 * MINUTE_MS) row += 1;
      from[index] = row;
      let lowest = Infinity;
      let highest = Number.NEGATIVE_INFINITY;
      for (; (line.sinceMs[row] ?? Infinity) <= atMs + reachMs; row += 1) {
        if ((line.sinceMs[row] ?? 0) < atMs - reachMs) continue;
        const value = line.value[row] ?? 0;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
      if (lowest > highest) return;
      low.push(lowest);
      high.push(highest);
    });
    const enough = low.length >= ENVELOPE_LEAST_RELEASES;
    const place = trimmed && low.length > ENVELOPE_LEAST_RELEASES ? 1 : 0;
    lows.push(enough ? (low.toSorted(ascending)[place] ?? null) : null);
    highs.push(enough ? (high.toSorted(ascending).at(-1 - place) ?? null) : null);
  }
  return { sinceMs, low: averaged(lows), high: averaged(highs), releases: usable.length, trimmed };
}

/** Dense where the T+ ruler is stretched. */
function pointsOf(lengthMs: number): number[] {
  const points: number[] = [];
  for (let atMs = 0; atMs <= lengthMs;) {
    points.push(atMs);
    atMs += atMs < HOUR_MS ? 15 * MINUTE_MS : atMs < FINE_UNTIL_MS ? 30 * MINUTE_MS : HOUR_MS;
  }
  return points;
}

function usableReadings({ sinceMs, value, denominator }: SinceReadings, least: number) {
  const usable = { sinceMs: [] as number[], value: [] as number[] };
  sinceMs.forEach((atMs, row) => {
    const known = value[row] ?? null;
    if (known === null || (denominator[row] ?? 0) < least) return;
    usable.sinceMs.push(atMs);
    usable.value.push(known);
  });
  return usable;
}

function ascending(a: number, b: number): number {
  return a - b;
}

function averaged(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, index) => {
    if (value === null) return null;
    const near = [values[index - 1] ?? value, value, values[index + 1] ?? value];
    return near.reduce((sum, one) => sum + one, 0) / near.length;
  });
}
