import { getResponse } from 'msw';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Figure } from '../../src/engine/answers/figure.ts';
import type { OverviewBody, OverviewRow } from '../../src/engine/answers/overviewBody.ts';
import { startEngine } from '../../src/engine/engine.ts';
import { handlers as alertmanager } from '../../mocks/vendors/alertmanager/handlers.ts';
import { handlers as prometheus } from '../../mocks/vendors/prometheus/handlers.ts';
import { handlers as redmine } from '../../mocks/vendors/redmine/handlers.ts';
import { relativeError, shifted } from './readings.ts';
import { systemsSettings } from './systemsSettings.ts';
import { steadyWorld } from './systemsWorld.ts';
import { countTolerance, failureTolerance } from './tolerances.ts';
import { countTruth } from './worldTruth.ts';
import { writtenWorld } from './writtenWorld.ts';

const { proxyUrl, shiftMs } = inject('systems');
const world = steadyWorld();
/** The servers' own present, fixed for the length of the test. */
const nowMs = Date.now();

const services = world.services.map(({ id }) => id);
const told = { world: writtenWorld(world), nowMs: () => nowMs - shiftMs };
const mocks = [
  ...prometheus(told, { base: '/api/metrics', services }),
  ...alertmanager(told, { base: '/api/alerts', services }),
  ...redmine(told, { base: '/api/board', services }),
];

async function askMocks(input: string, init: RequestInit): Promise<Response> {
  const answer = await getResponse(mocks, new Request(input, init));
  if (answer === undefined) throw new Error(`The mocks have no answer to ${input}.`);
  return answer;
}

async function overviewOf(origin: string, ask: typeof askMocks, clockMs: number): Promise<OverviewBody> {
  const started = await startEngine(systemsSettings(world, origin), {
    fetch: ask,
    clock: { nowMs: () => clockMs },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  const question = { kind: 'overview' as const, view: { environment: null, service: null, baseline: null } };
  const { body } = await started.engine.settled(question, AbortSignal.timeout(120_000));
  if (!('rows' in body)) throw new Error('This is no overview.');
  return body;
}

function knownValue(row: OverviewRow | undefined, kpi: string): number {
  const reading = row?.figures[kpi]?.reading;
  if (reading?.kind === 'known') return reading.value;
  throw new Error(`${row?.release.id} ${kpi}: ${reading?.kind === 'unknown' ? reading.detail : 'missing'}`);
}

const saysOf = (figures: Readonly<Record<string, Figure>>) =>
  Object.fromEntries(
    Object.entries(figures).map(([kpi, { reading }]) => [
      kpi,
      reading.kind === 'known' ? 'known' : reading.reason,
    ]),
  );

describe('the overview, asked of the whole engine', () => {
  let real: OverviewBody;
  let mocked: OverviewBody;
  beforeAll(async () => {
    [real, mocked] = await Promise.all([
      overviewOf(proxyUrl, fetch, nowMs),
      overviewOf('http://mock.test', askMocks, nowMs - shiftMs),
    ]);
  });

  test('shows the releases of the world, newest deployment first, from real servers as from the mocks', () => {
    const factsOf = ({ rows }: OverviewBody, byMs: number) =>
      rows.map(({ release, phase }) => ({
        id: release.id,
        kind: release.kind,
        current: release.current,
        startedAtMs: (release.startedAtMs ?? 0) - byMs,
        window: phase === null ? null : shifted(phase.window, -byMs),
        baseline: phase?.baseline?.release.id ?? null,
      }));
    expect(factsOf(real, shiftMs)).toEqual(factsOf(mocked, 0));
    expect(real.rows.map(({ release }) => release.id).slice(0, 4)).toEqual([
      'shop@2.15.0',
      'accounts@5.6.0',
      'shop@2.14.1',
      'shop@2.13.2',
    ]);
  });

  test('knows the same figures, and gives the same reasons for the others', () => {
    expect(real.rows.map(({ release, figures }) => [release.id, saysOf(figures)])).toEqual(
      mocked.rows.map(({ release, figures }) => [release.id, saysOf(figures)]),
    );
    for (const row of real.rows) expect(Object.values(saysOf(row.figures))).toContain('known');
  });

  test('counts the same incidents and defects, restored in the same time', () => {
    for (const kpi of ['incidents', 'open-defects', 'time-to-restore', 'synthetic-success']) {
      for (const [i, row] of real.rows.entries()) {
        const [one, other] = [row.figures[kpi]?.reading, mocked.rows[i]?.figures[kpi]?.reading];
        if (one?.kind !== 'known' || other?.kind !== 'known') continue;
        expect({ id: row.release.id, kpi, value: one.value, n: one.sample }).toEqual({
          id: row.release.id,
          kpi,
          value: other.value,
          n: other.sample,
        });
      }
    }
    expect(real.openIncidents?.count).toBe(mocked.openIncidents?.count);
  });

  test('error rate, success, p95 and adoption are those of the world and of the mocks', () => {
    for (const [i, row] of real.rows.entries()) {
      const { service, version } = row.release;
      if (row.phase === null) throw new Error(`${row.release.id} has no window.`);
      const truth = countTruth(world, { service, version }, shifted(row.phase.window, -shiftMs));
      const tolerance = failureTolerance(truth) / truth.total;
      const expected = truth.failed / truth.total;
      const twin = mocked.rows[i];
      expect.soft(Math.abs(knownValue(row, 'error-rate') - expected), row.release.id).toBeLessThan(tolerance);
      expect
        .soft(Math.abs(1 - knownValue(row, 'transaction-success') - expected), row.release.id)
        .toBeLessThan(tolerance);
      expect
        .soft(Math.abs(knownValue(twin, 'error-rate') - expected), row.release.id)
        .toBeLessThan(tolerance);
      const p95 = relativeError(knownValue(row, 'latency-p95'), knownValue(twin, 'latency-p95'));
      expect.soft(p95, row.release.id).toBeLessThan(countTolerance(world, { service, version }));
      const adoption = Math.abs(knownValue(row, 'adoption') - knownValue(twin, 'adoption'));
      expect.soft(adoption, row.release.id).toBeLessThan(0.01);
    }
  });
});
