import { beforeAll, describe, expect, inject, test } from 'vitest';
import { prometheus } from '../../src/engine/adapters/prometheus/adapter.ts';
import type { Capabilities } from '../../src/engine/adapters/contract.ts';
import type { Collected } from '../../src/engine/domain/collected.ts';
import type { CountSeries } from '../../src/engine/domain/series.ts';
import { DAY_MS, HOUR_MS } from '../../src/engine/domain/time.ts';
import { errorRate } from '../../src/engine/metrics/errorRate.ts';
import { transactionSuccess } from '../../src/engine/metrics/transactionSuccess.ts';
import { handlers } from '../../mocks/vendors/prometheus/handlers.ts';
import { connectMock, connectReal } from './connect.ts';
import { known, metricInput, seriesOf, shifted } from './readings.ts';
import { steadyWorld, storyNowMs } from './systemsWorld.ts';
import { countTruth, releasesWithTraffic } from './worldTruth.ts';

const { proxyUrl, shiftMs } = inject('systems');
const world = steadyWorld();
const week = { startMs: storyNowMs - 7 * DAY_MS, endMs: storyNowMs };
const releases = releasesWithTraffic(world, week);
const signal = AbortSignal.timeout(120_000);
const order = { adapter: prometheus, settings: { strataLabels: { platform: 'platform' } }, world };
const mock = connectMock({ ...order, sourceId: 'metrics' }, handlers).capabilities;

function ask<Entity>(capability: ((scope: never, asking: never) => Promise<Collected<Entity>>) | undefined) {
  if (capability === undefined) throw new Error('Not offered.');
  return capability;
}

describe.each([
  ['Prometheus', 'metrics'],
  ['VictoriaMetrics', 'metrics-two'],
])('%s over the wire', (_label, sourceId) => {
  const { capabilities } = connectReal({ ...order, sourceId }, proxyUrl);
  const past = (byMs: number) => ({
    environment: 'production',
    span: { kind: 'past' as const, window: shifted(week, byMs), bucketMs: HOUR_MS },
  });
  const real = { signal, nowMs: storyNowMs + shiftMs };
  const told = { signal, nowMs: storyNowMs };

  test('explore', async () => {
    const started = performance.now();
    const fromReal = await capabilities.requests!(past(shiftMs), real);
    console.log(performance.now() - started);
    const fromMock = await mock.requests!(past(0), told);
    for (const release of releases) {
      const truth = countTruth(world, release, week);
      const r = known(errorRate(metricInput(seriesOf(fromReal, release), shifted(week, shiftMs))));
      const m = known(errorRate(metricInput(seriesOf(fromMock, release), week)));
      console.log(release.service, release.version, truth, r.denominator, r.numerator, m.denominator, m.numerator);
    }
    console.log(fromReal.notices, fromReal.incompleteness, fromReal.rejected);
  });
});
