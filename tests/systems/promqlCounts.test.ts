import { beforeAll, describe, expect, test } from 'vitest';
import type { Collected } from '../../src/engine/domain/collected.ts';
import type { CountSeries, HistogramSeries } from '../../src/engine/domain/series.ts';
import { DAY_MS, HOUR_MS } from '../../src/engine/domain/time.ts';
import { errorRate } from '../../src/engine/metrics/errorRate.ts';
import { latencyQuantile, quantileInBuckets } from '../../src/engine/metrics/latencyQuantile.ts';
import { syntheticSuccess } from '../../src/engine/metrics/syntheticSuccess.ts';
import { transactionSuccess } from '../../src/engine/metrics/transactionSuccess.ts';
import { engines, mock, world, type AskedSource } from './promqlEngines.ts';
import { known, metricInput, offered, relativeError, seriesOf, shifted } from './readings.ts';
import { storyNowMs } from './systemsWorld.ts';
import { countTolerance, failureTolerance } from './tolerances.ts';
import { checkTruth, countTruth, durationTruth, firstTrafficMs, releasesWithTraffic } from './worldTruth.ts';
import { durationLimits } from './writers/counterColumns.ts';

const week = { startMs: storyNowMs - 7 * DAY_MS, endMs: storyNowMs };
const releases = releasesWithTraffic(world, week);
const journeysOf = (service: string) => world.services.find(({ id }) => id === service)?.journeys ?? [];

interface Answers {
  readonly requests: Collected<CountSeries>;
  readonly transactions: Collected<CountSeries>;
  readonly latency: Collected<HistogramSeries>;
  readonly checks: Collected<CountSeries>;
}

async function askAll({ capabilities, shiftMs, asking }: AskedSource): Promise<Answers> {
  const span = { kind: 'past' as const, window: shifted(week, shiftMs), bucketMs: HOUR_MS };
  const scope = { environment: 'production', span };
  const [requests, transactions, latency, checks] = await Promise.all([
    offered(capabilities.requests)(scope, asking),
    offered(capabilities.transactions)(scope, asking),
    offered(capabilities.latency)(scope, asking),
    offered(capabilities.checks)(scope, asking),
  ]);
  return { requests, transactions, latency, checks };
}

describe.each(engines)('a week of traffic in %s', (_label, engine) => {
  const window = shifted(week, engine.shiftMs);
  let real: Answers;
  let mocked: Answers;
  beforeAll(async () => {
    [real, mocked] = await Promise.all([askAll(engine), askAll(mock)]);
  });

  test('nothing is missing or rejected', () => {
    for (const { incompleteness, rejected } of Object.values(real))
      expect({ incompleteness, rejected }).toEqual({ incompleteness: [], rejected: [] });
    expect(releases.length).toBeGreaterThanOrEqual(6);
  });

  test.each(releases)('requests and failures of $service $version are those of the world', (release) => {
    const truth = countTruth(world, release, week);
    const reading = known(errorRate(metricInput(seriesOf(real.requests, release), window)));
    expect(relativeError(reading.denominator ?? 0, truth.total)).toBeLessThan(countTolerance(world, release));
    expect(Math.abs((reading.numerator ?? 0) - truth.failed)).toBeLessThan(failureTolerance(truth));
  });

  test('platforms stay apart', () => {
    for (const release of releases) {
      for (const platform of world.services.find(({ id }) => id === release.service)?.platforms ?? []) {
        const choice = { ...release, platform };
        const truth = countTruth(world, choice, week);
        if (truth.total < 1000) continue;
        const reading = known(errorRate(metricInput(seriesOf(real.requests, choice), window)));
        expect(relativeError(reading.denominator ?? 0, truth.total)).toBeLessThan(
          countTolerance(world, release),
        );
      }
    }
  });

  test('success by journey is that of the world', () => {
    for (const release of releases) {
      for (const { id: journey } of journeysOf(release.service)) {
        const truth = countTruth(world, { ...release, journey }, week);
        const reading = known(
          transactionSuccess(metricInput(seriesOf(real.transactions, { ...release, journey }), window)),
        );
        expect(relativeError(reading.denominator ?? 0, truth.total)).toBeLessThan(
          countTolerance(world, release),
        );
        const expected = 1 - truth.failed / truth.total;
        expect(Math.abs(reading.value - expected)).toBeLessThan(failureTolerance(truth) / truth.total);
      }
    }
  });

  test('p95 is what the same histogram buckets say of the world', () => {
    const limitsMs = Float64Array.from(durationLimits, (le) =>
      le === '+Inf' ? Infinity : Number(le) * 1000,
    );
    for (const release of releases) {
      const cumulative = durationTruth(world, release, week);
      const counts = Float64Array.from(cumulative, (count, i) => count - (cumulative[i - 1] ?? 0));
      const expected = quantileInBuckets(0.95, limitsMs, counts)?.valueMs ?? Number.NaN;
      const reading = known(latencyQuantile(metricInput(seriesOf(real.latency, release), window), 'p95'));
      expect(relativeError(reading.value, expected)).toBeLessThan(countTolerance(world, release));
    }
  });

  test('checks are counted one by one, none twice and none lost', () => {
    for (const { service, journey } of world.checks) {
      const truth = checkTruth(world, { service, journey }, week);
      const series = real.checks.items.filter(
        ({ serviceName, stratum }) => serviceName === service && stratum['journey'] === journey,
      );
      const reading = known(syntheticSuccess(metricInput(series, window)));
      expect(reading.denominator).toBe(truth.runs);
      expect(reading.numerator).toBe(truth.runs - truth.failed);
    }
  });

  test('the readings of the mock are the same', () => {
    for (const release of releases) {
      const readingsOf = ({ requests, transactions, latency }: Answers, within: typeof week) => ({
        errors: known(errorRate(metricInput(seriesOf(requests, release), within))),
        success: known(transactionSuccess(metricInput(seriesOf(transactions, release), within))),
        p95: known(latencyQuantile(metricInput(seriesOf(latency, release), within), 'p95')),
      });
      const fromReal = readingsOf(real, window);
      const fromMock = readingsOf(mocked, week);
      // Both may miss the truth, in opposite directions.
      const failureShare =
        (2 * failureTolerance(countTruth(world, release, week))) / (fromMock.errors.denominator ?? 1);
      expect(Math.abs(fromReal.errors.value - fromMock.errors.value)).toBeLessThan(failureShare);
      expect(Math.abs(fromReal.success.value - fromMock.success.value)).toBeLessThan(failureShare);
      expect(relativeError(fromReal.p95.value, fromMock.p95.value)).toBeLessThan(
        2 * countTolerance(world, release),
      );
    }
  });

  test('the mock agrees hour by hour', () => {
    const realHours = hoursOf(real.requests, engine.shiftMs);
    let compared = 0;
    for (const [hour, { release, startMs, total }] of hoursOf(mocked.requests, 0)) {
      if (total < 500) continue;
      compared += 1;
      const bornMs = firstTrafficMs(world, release.service, release.version);
      // The hour of birth is cut: the engines guess its beginning differently.
      const tolerance = startMs <= bornMs && bornMs < startMs + HOUR_MS ? 0.06 : 0.03;
      expect.soft(relativeError(realHours.get(hour)?.total ?? 0, total), hour).toBeLessThan(tolerance);
    }
    expect(compared).toBeGreaterThan(700);
  });
});

function hoursOf({ items }: Collected<CountSeries>, shiftMs: number) {
  return new Map(
    items.flatMap(({ serviceName, releaseName, stratum, startMs: starts, total: totals }) =>
      Array.from(starts, (atMs, row) => {
        const release = { service: serviceName ?? '', version: releaseName ?? '' };
        const startMs = atMs - shiftMs;
        const key = `${release.service} ${release.version} ${stratum['platform']} ${new Date(startMs).toISOString()}`;
        return [key, { release, startMs, total: totals[row] ?? 0 }] as const;
      }),
    ),
  );
}
