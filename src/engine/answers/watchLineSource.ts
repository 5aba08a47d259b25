import type { Release } from '../domain/release.ts';
import type { CountSeries } from '../domain/series.ts';
import type { TimeWindow } from '../domain/time.ts';
import { latencyQuantile } from '../metrics/latencyQuantile.ts';
import { sumHistograms } from '../metrics/sumHistograms.ts';
import { sumSeries } from '../metrics/sumSeries.ts';
import { contextOf } from './believed.ts';
import type { Facts } from './facts.ts';
import type { ReleaseRef, SinceLine } from './figure.ts';
import { ratioLine } from './ratioLine.ts';
import type { Traffic } from './traffic.ts';

/** One stretch of a line: so wide steps, from this data. Both ends are multiples of the step, save the present. */
export interface LineStretch {
  readonly window: TimeWindow;
  readonly stepMs: number;
  /** The stretch of 5-minute data to draw from; null = hours (and the live tail). */
  readonly fine: TimeWindow | null;
}

export interface LineOf {
  readonly release: Release;
  readonly ref: ReleaseRef;
  readonly role: SinceLine['role'];
}

/** Where a chart's lines come from. */
export interface LineSource {
  /** Never in buckets under an hour. */
  readonly hourly: boolean;
  /** A point should stand on as many, or its step is made wider. */
  readonly wanted: number;
  /** A point that stands on fewer is not drawn: three requests are no rate. */
  readonly least: number;
  isReady(facts: Facts, fine: TimeWindow): boolean;
  /** How many there were in this window of the 5-minute data. */
  volume(
    facts: Facts,
    release: Release,
    asked: { readonly fine: TimeWindow; readonly window: TimeWindow },
  ): number;
  draw(facts: Facts, line: LineOf, stretch: LineStretch): SinceLine;
  /** How many answers the line is made from: it changes while parts come in. */
  parts(facts: Facts, fine: TimeWindow | null): string;
}

type RatioEntity = 'requests' | 'transactions' | 'sessions' | 'checks';

export interface RatioLines<Entity extends RatioEntity> {
  readonly entity: Entity;
  readonly share: 'bad' | 'good';
  readonly wanted: number;
  readonly least: number;
  pick(traffic: Traffic<Entity>, release: Release): readonly CountSeries[];
}

export function ratioLines<Entity extends RatioEntity>({
  entity,
  share,
  wanted,
  least,
  pick,
}: RatioLines<Entity>): LineSource {
  const trafficIn = (facts: Facts, fine: TimeWindow | null) =>
    fine === null ? facts.traffic(entity) : facts.traffic(entity, 'fine', fine.startMs, fine.endMs);
  return {
    hourly: entity === 'sessions',
    wanted,
    least,
    isReady: (facts, fine) => isReady(trafficIn(facts, fine).gathered),
    volume: (facts, release, { fine, window }) =>
      sumSeries(pick(trafficIn(facts, fine), release), window).total,
    draw: (facts, { release, ref, role }, { window, stepMs, fine }) =>
      ratioLine({ release: ref, role, share, series: pick(trafficIn(facts, fine), release), window, stepMs }),
    parts: (facts, fine) => partsOf(trafficIn(facts, fine).gathered),
  };
}

/** The 95th percentile of each step, by the same sum of histograms as the figure. */
export const latencyLines: LineSource = {
  hourly: false,
  wanted: 200,
  least: 0,
  isReady: (facts, fine) => isReady(latencyIn(facts, fine).gathered),
  volume: (facts, release, { fine, window }) => {
    const sum = sumHistograms(latencyIn(facts, fine).ofRelease(release.id), window);
    return sum.kind === 'summed' ? sum.total : 0;
  },
  draw: (facts, { release, ref, role }, { window, stepMs, fine }) => {
    const latency = latencyIn(facts, fine);
    const series = latency.ofRelease(release.id);
    const context = { ...contextOf(latency.gathered, facts.nowMs), inputs: [] };
    const line = { sinceMs: [] as number[], value: [] as (number | null)[], n: [] as (number | null)[] };
    for (let startMs = window.startMs; startMs < window.endMs; startMs += stepMs) {
      const step = { startMs, endMs: startMs + stepMs };
      const reading = latencyQuantile({ ...context, series, window: step }, 'p95');
      line.sinceMs.push(startMs - (release.startedAtMs ?? window.startMs));
      line.value.push(reading.kind === 'known' ? reading.value : null);
      line.n.push(reading.kind === 'known' ? reading.sample.count : null);
    }
    return {
      releaseId: ref.id,
      label: ref.version,
      role,
      bucketMs: stepMs,
      sinceMs: line.sinceMs,
      value: line.value,
      numerator: line.n.map(() => null),
      denominator: line.n,
    };
  },
  parts: (facts, fine) => partsOf(latencyIn(facts, fine).gathered),
};

function latencyIn(facts: Facts, fine: TimeWindow | null) {
  return fine === null
    ? facts.traffic('latency')
    : facts.traffic('latency', 'fine', fine.startMs, fine.endMs);
}

interface Read {
  readonly items: readonly unknown[];
  readonly inputs: readonly unknown[];
  readonly awaited: readonly unknown[];
}

function isReady({ items, awaited }: Read): boolean {
  return items.length > 0 && awaited.length === 0;
}

function partsOf({ inputs, items, awaited }: Read): string {
  return `${inputs.length} ${items.length} ${awaited.length}`;
}
