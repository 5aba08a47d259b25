import { describe, expect, test } from 'vitest';
import { requestTruth } from '../../../mocks/world/truth.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import { trendChart } from '../../../src/engine/answers/trendChart.ts';
import type { KnownReading, Reading } from '../../../src/engine/domain/reading.ts';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';
import type { KpiDefinition } from '../../../src/engine/metrics/definition.ts';
import { ALL_DEFINITIONS } from '../../../src/engine/metrics/definitions.ts';
import { SHARE_INTERVAL } from '../../../src/engine/metrics/intervalRules.ts';
import { STORY_NOW_MS } from '../demoEngine.ts';
import { demoWorld, known, overviewRows, readingOf } from './demoAnswers.ts';
import { chartOf, pointOf, trendsOf } from './demoTrends.ts';

const SCENARIOS: readonly ScenarioName[] = ['steady', 'bad-release', 'fix-of-a-fix'];

describe('the releases of a service', () => {
  test('stand in the order of their deployment, each chart with a point for each', async () => {
    const body = await trendsOf('bad-release');
    expect([body.service, body.serviceLabel]).toEqual(['shop', 'Shop']);
    const starts = body.releases.map(({ release }) => release.startedAtMs ?? 0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    const versions = body.releases.map(({ release }) => release.version);
    expect(versions.slice(-3)).toEqual(['2.13.2', '2.14.1', '2.15.0']);
    for (const { points } of body.charts)
      expect(points.map(({ releaseId }) => releaseId)).toEqual(
        body.releases.map(({ release }) => release.id),
      );
    expect(body.heat.rows.map(({ releaseId }) => releaseId)).toEqual(
      body.releases.map(({ release }) => release.id),
    );
  });

  test('leave out a version that is first seen coming back: when it began is not known', async () => {
    const rows = await overviewRows('bad-release');
    expect(rows.some(({ release }) => release.id === 'shop@2.9.0')).toBe(true);
    const body = await trendsOf('bad-release');
    expect(body.releases.map(({ release }) => release.version)).not.toContain('2.9.0');
  });

  test('are those of the service asked for', async () => {
    const body = await trendsOf('bad-release', 'payments');
    expect(body.service).toBe('payments');
    expect(new Set(body.releases.map(({ release }) => release.service))).toEqual(new Set(['payments']));
  });
});

describe('a figure along releases', () => {
  test('is the same as everywhere else', async () => {
    const body = await trendsOf('bad-release');
    for (const row of await overviewRows('bad-release')) {
      for (const kpi of ['error-rate', 'transaction-success', 'crash-free-sessions', 'latency-p95']) {
        const point = chartOf(body, kpi).points.find(({ releaseId }) => releaseId === row.release.id);
        if (point === undefined) continue;
        expect([row.release.id, kpi, valueOf(point.reading)]).toEqual([
          row.release.id,
          kpi,
          valueOf(readingOf(row, kpi)),
        ]);
      }
    }
  });

  test.each(SCENARIOS)(
    '%s: error rate’s interval holds the true rate, and lies around the value',
    async (scenario) => {
      const body = await trendsOf(scenario);
      const world = demoWorld(scenario);
      for (const { reading, interval, releaseId } of chartOf(body, 'error-rate').points) {
        const { value, window } = known(reading);
        if (window === null || interval === null) throw new Error(`${releaseId} has no interval`);
        const truth = requestTruth(world, { service: 'shop', version: releaseId.slice(5), window });
        expect(interval.low, releaseId).toBeLessThanOrEqual(value);
        expect(interval.high ?? 0, releaseId).toBeGreaterThanOrEqual(value);
        expect(truth.failed / truth.total, releaseId).toBeGreaterThan(interval.low * 0.99);
        expect(truth.failed / truth.total, releaseId).toBeLessThan((interval.high ?? 0) * 1.01);
      }
    },
  );

  test('a bad release’s dot stands out: above every healthy one, its interval apart from them', async () => {
    const body = await trendsOf('bad-release');
    const bad = pointOf(body, 'error-rate', '2.15.0');
    for (const healthy of ['2.13.1', '2.14.0', '2.14.1'])
      expect(bad.interval?.low ?? 0).toBeGreaterThan(
        pointOf(body, 'error-rate', healthy).interval?.high ?? 1,
      );
  });

  test('fix of a fix: each of the chain is worse than what it replaced, and says by its verdict that it was judged so', async () => {
    const body = await trendsOf('fix-of-a-fix');
    const before = known(pointOf(body, 'error-rate', '2.14.1').reading).value;
    for (const version of ['2.15.0', '2.15.1', '2.15.2'])
      expect(known(pointOf(body, 'error-rate', version).reading).value, version).toBeGreaterThan(2 * before);
    const states = ['2.14.1', '2.15.0', '2.15.1', '2.15.2'].map(
      (version) => pointOf(body, 'error-rate', version).state === 'regressed',
    );
    expect(states.slice(1)).toContain(true);
    expect(states[0]).toBe(false);
  });

  test('a quantile has no interval, and the words say why', async () => {
    const chart = chartOf(await trendsOf('steady'), 'latency-p95');
    expect(chart.points.every(({ interval }) => interval === null)).toBe(true);
    expect(chart.intervalWords).toMatch(/counted in ranges/);
  });
});

describe('steps', () => {
  test('are found in nothing that users felt of a steady company: bad days are no new level', async () => {
    const body = await trendsOf('steady');
    const felt = body.charts.filter(({ group }) => group === 'felt');
    expect(felt.filter(({ examined }) => examined).length).toBeGreaterThanOrEqual(4);
    expect(felt.flatMap(({ kpi, steps, gradual }) => [...steps, ...(gradual === null ? [] : [kpi])])).toEqual(
      [],
    );
  });

  test('name a release of the list, and two levels that differ', async () => {
    const body = await trendsOf('steady');
    const ids = new Set(body.releases.map(({ release }) => release.id));
    const steps = body.charts.flatMap((chart) => chart.steps);
    // The first releases were judged worse in two or three KPIs each, the later ones in none.
    expect(steps.length).toBeGreaterThan(0);
    for (const { atReleaseId, before, after } of steps) {
      expect(ids).toContain(atReleaseId);
      expect(before).not.toBe(after);
    }
  });

  test('are not looked for below eight releases, and the note says how many there are', async () => {
    const body = await trendsOf('steady', 'payments');
    expect(chartOf(body, 'error-rate')).toMatchObject({
      examined: false,
      steps: [],
      note: expect.stringMatching(/^Finding steps needs 8 releases: \d so far\.$/),
    });
  });
});

describe('what is missing', () => {
  test('source-down: figures of the silent sources say so; the others stand', async () => {
    const body = await trendsOf('source-down');
    expect(chartOf(body, 'error-rate').points.every(({ reading }) => reading.kind === 'known')).toBe(true);
    for (const kpi of ['crash-free-sessions', 'reopen-rate', 'time-to-restore-ten', 'alert-precision']) {
      const reasons = new Set(chartOf(body, kpi).points.map(({ reading }) => reasonOf(reading)));
      expect([kpi, [...reasons]]).toEqual([kpi, ['source-failed']]);
    }
    // Rollbacks and hotfixes are known without tickets, incidents are not.
    const failures = known(chartOf(body, 'change-failure-rate').points.at(-1)?.reading ?? NOTHING);
    expect(failures.bound).toBe('at-least');
    expect(chartOf(body, 'change-failure-rate').points.at(-1)?.interval).toBeNull();
  });

  test('a service without sessions counts per release instead, and says so', async () => {
    const body = await trendsOf('steady', 'payments');
    const chart = chartOf(body, 'escaped-defects');
    expect(chart.note).toMatch(/^Counted per release/);
    expect(chart.points.every(({ reading }) => reading.kind === 'known')).toBe(true);
    expect(body.charts.map(({ kpi }) => kpi)).not.toContain('escaped-defects-per-sessions');
  });

  test('empty: no releases, and every chart is there with no points', async () => {
    const body = await trendsOf('empty');
    expect(body.releases).toEqual([]);
    expect(body.failures).toEqual([]);
    expect(body.charts.flatMap(({ points }) => points)).toEqual([]);
  });

  test('thin traffic: what is too little is unknown, not zero', async () => {
    const body = await trendsOf('thin-traffic');
    expect(reasonOf(pointOf(body, 'error-rate', '2.15.0').reading)).toBe('too-little-data');
  });
});

describe('the first hours', () => {
  test('add up to the release’s own figure', async () => {
    const body = await trendsOf('steady');
    for (const row of body.heat.rows) {
      const { window, denominator } = known(pointOf(body, 'error-rate', row.releaseId.slice(5)).reading);
      // A release still in its window has cells that are not over: they reach to now, as the figure does.
      const sum = row.denominator.reduce<number>((all, one) => all + (one ?? 0), 0);
      if ((window?.endMs ?? 0) > STORY_NOW_MS - HOUR_MS) continue;
      expect(Math.abs(sum - (denominator ?? 0)), row.releaseId).toBeLessThanOrEqual(
        (denominator ?? 0) * 0.01,
      );
    }
  });

  test('have no value where a release had no traffic yet, or no longer', async () => {
    const body = await trendsOf('bad-release');
    expect(body.heat.edgesMs).toHaveLength((body.heat.rows[0]?.value.length ?? 0) + 1);
    expect(body.heat.rows.at(-1)?.value.slice(1)).toEqual([null, null, null, null, null]);
  });
});

test('a KPI is shown from its definition: one that nothing here has heard of is no different', () => {
  const definition: KpiDefinition = {
    id: 'fix-legibility',
    label: 'Fixes that can be read',
    shortLabel: 'Legible',
    unit: 'ratio',
    better: 'higher',
    meaning: 'How many fixes say why.',
    formula: 'Legible fixes of all.',
    minimum: '5 fixes',
    interval: SHARE_INTERVAL,
    trend: { along: 'each', group: 'repair' },
  };
  const reading = (legible: number): KnownReading => ({
    kind: 'known',
    value: legible / 400,
    unit: 'ratio',
    bound: 'exact',
    sample: { count: 400, of: 'fixes' },
    numerator: legible,
    denominator: 400,
    window: null,
    method: 'test',
    asOfMs: 0,
    inputs: [],
    caveats: [],
  });
  const series = [100, 104, 98, 101, 99, 200, 204, 197, 202].map((legible, index) => ({
    releaseId: `r${index}`,
    reading: reading(legible),
    state: null,
    phi: null,
  }));
  expect(trendChart(definition, series)).toMatchObject({
    kpi: 'fix-legibility',
    label: 'Fixes that can be read',
    group: 'repair',
    examined: true,
    steps: [{ atReleaseId: 'r5', before: 0.25, direction: 'better' }],
    points: expect.arrayContaining([
      expect.objectContaining({ interval: expect.objectContaining({ method: 'Wilson' }) }),
    ]),
  });
  expect(trendChart({ ...definition, trend: null }, series)).toBeNull();
});

test('every KPI with a trend is answered: none is left as “there is no such KPI”', async () => {
  const body = await trendsOf('bad-release');
  const wanted = ALL_DEFINITIONS.filter(({ trend }) => trend !== null).map(({ id }) => id);
  expect(body.charts.map(({ kpi }) => kpi)).toEqual(wanted);
  for (const { kpi, points } of body.charts)
    expect([kpi, points.some(({ reading }) => reading.kind === 'known')]).toEqual([kpi, true]);
});

const NOTHING: Reading = { kind: 'unknown', reason: 'no-data', detail: 'None.', inputs: [] };

function valueOf(reading: Reading): number | string {
  return reading.kind === 'known' ? reading.value : reading.reason;
}

function reasonOf(reading: Reading): string {
  return reading.kind === 'known' ? 'known' : reading.reason;
}
