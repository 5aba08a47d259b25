import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkTruth,
  histogramTruth,
  quantileTruth,
  requestTruth,
  sessionTruth,
  ticketTruth,
} from '../../../mocks/world/truth.ts';
import type { ScenarioName, WorldTicket } from '../../../mocks/world/world.ts';
import type { OverviewRow } from '../../../src/engine/answers/overviewBody.ts';
import { STORY_NOW_MS } from '../demoEngine.ts';
import { demoWorld, known, overviewOf, overviewRows, readingOf } from './demoAnswers.ts';

/** A release's first requests happen before the first scrape of its counters, and counters are read between scrapes. */
const COUNT_TOLERANCE = 0.004;
/** The same for failures, of which there are fewer: each counter may lose what it counted before its first scrape. */
const FAILURES_PER_COUNTER = 6;
/** Upper limits of the demo's classic histogram, ms: a quantile is known no better than the bucket it falls in. */
const BOUNDS_MS = [50, 100, 200, 300, 500, 800, 1200, 2000, 3000, 5000];

// Simulating and asking six companies takes longer than one test may.
beforeAll(async () => {
  const scenarios: ScenarioName[] = [
    'steady',
    'bad-release',
    'fix-of-a-fix',
    'source-down',
    'thin-traffic',
    'partial',
  ];
  for (const scenario of scenarios) await overviewOf(scenario);
}, 60_000);

async function finished(scenario: ScenarioName): Promise<OverviewRow[]> {
  const rows = (await overviewRows(scenario)).filter(({ phase }) => phase?.finished === true);
  expect(rows.length).toBeGreaterThan(15);
  return rows;
}

function asked(row: OverviewRow) {
  if (row.phase === null) throw new Error(`${row.release.id} has no window`);
  return { service: row.release.service, version: row.release.version, window: row.phase.window };
}

describe.each<ScenarioName>(['steady', 'bad-release', 'fix-of-a-fix', 'source-down'])(
  '%s: finished releases equal the truth',
  (scenario) => {
    const world = demoWorld(scenario);

    test('error rate and transaction success, within the loss of the first scrape', async () => {
      for (const row of await finished(scenario)) {
        const truth = requestTruth(world, asked(row));
        const counters = 4 * 2;
        const rate = known(readingOf(row, 'error-rate'));
        const success = known(readingOf(row, 'transaction-success'));
        const all = truth.total * COUNT_TOLERANCE;
        const failures = FAILURES_PER_COUNTER * counters;
        expect(Math.abs((rate.denominator ?? 0) - truth.total), row.release.id).toBeLessThan(all);
        expect(Math.abs((rate.numerator ?? 0) - truth.failed), row.release.id).toBeLessThan(failures);
        expect(
          Math.abs((success.numerator ?? 0) - (truth.total - truth.failed)),
          row.release.id,
        ).toBeLessThan(all);
        expect(success.value).toBeCloseTo(1 - rate.value, 5);
      }
    });

    test('synthetic success: every run is counted once', async () => {
      for (const row of await finished(scenario)) {
        const { service, window } = asked(row);
        const truth = checkTruth(world, { service, window });
        const reading = known(readingOf(row, 'synthetic-success'));
        expect([row.release.id, reading.denominator]).toEqual([row.release.id, truth.runs]);
        expect([row.release.id, reading.numerator]).toEqual([row.release.id, truth.runs - truth.failed]);
      }
    });

    test('p95 lies in the histogram bucket in which the true one lies', async () => {
      for (const row of await finished(scenario)) {
        const truth = quantileTruth(world, asked(row), 0.95) ?? Number.NaN;
        const above = BOUNDS_MS.findIndex((bound) => truth <= bound);
        const { value } = known(readingOf(row, 'latency-p95'));
        const [from, to] = [BOUNDS_MS[above - 1] ?? 0, BOUNDS_MS[above] ?? Infinity];
        // Right on a limit, a few requests decide between two buckets.
        expect(value, `${row.release.id}, truly ${truth}`).toBeGreaterThanOrEqual(from * 0.99);
        expect(value, `${row.release.id}, truly ${truth}`).toBeLessThanOrEqual(to * 1.01);
        expect(histogramTruth(world, asked(row), [value])[1]).toBeGreaterThan(0);
      }
    });
  },
);

describe.each<ScenarioName>(['steady', 'bad-release', 'fix-of-a-fix', 'thin-traffic'])(
  '%s: sessions, which come as whole counts',
  (scenario) => {
    test('equal the truth exactly', async () => {
      const world = demoWorld(scenario);
      let compared = 0;
      for (const row of await finished(scenario)) {
        const reading = readingOf(row, 'crash-free-sessions');
        if (reading.kind === 'unknown') continue;
        const truth = sessionTruth(world, asked(row));
        expect([row.release.id, reading.denominator, reading.numerator]).toEqual([
          row.release.id,
          truth.total,
          truth.total - truth.crashed,
        ]);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(0);
    });

    test('services without them say that there is no data', async () => {
      for (const row of await finished(scenario)) {
        if (row.release.service !== 'payments') continue;
        expect(readingOf(row, 'crash-free-sessions')).toMatchObject({ kind: 'unknown', reason: 'no-data' });
      }
    });
  },
);

test('partial: with the phones’ part missing, the figures are those of the web alone', async () => {
  const world = demoWorld('partial');
  for (const row of await finished('partial')) {
    const truth = requestTruth(world, { ...asked(row), platform: 'web' });
    const rate = known(readingOf(row, 'error-rate'));
    expect(Math.abs((rate.denominator ?? 0) - truth.total), row.release.id).toBeLessThan(
      truth.total * COUNT_TOLERANCE,
    );
  }
});

test.each<ScenarioName>(['steady', 'bad-release', 'fix-of-a-fix'])(
  '%s: incidents equal the truth, and their time to restore runs from the impact’s start to the repair',
  async (scenario) => {
    const world = demoWorld(scenario);
    let timed = 0;
    for (const row of await finished(scenario)) {
      const { service, version } = row.release;
      const named = ticketTruth(world, { kind: 'incident', service, version, nowMs: STORY_NOW_MS }).filter(
        ({ resolution }) => resolution === null || resolution === 'fixed',
      );
      const incidents = known(readingOf(row, 'incidents'));
      const byTime = incidents.caveats.some((text) => text.includes('by time only'));
      if (byTime) continue;
      expect([row.release.id, incidents.value]).toEqual([row.release.id, named.length]);
      const [only] = named;
      const truthMs = named.length === 1 && only !== undefined ? restoreTruthMs(only) : null;
      if (truthMs === null) continue;
      const { value } = known(readingOf(row, 'time-to-restore'));
      // Trackers tell seconds.
      expect(Math.abs(value - truthMs), row.release.id).toBeLessThanOrEqual(2_000);
      timed += 1;
    }
    expect(timed).toBeGreaterThan(3);
  },
);

/** From the start of the impact to the repair after the last reopening; null = not repaired. */
function restoreTruthMs({ changes, createdAtMs, startedAtMs }: WorldTicket): number | null {
  const moves = changes.filter(({ atMs }) => atMs <= STORY_NOW_MS);
  const reopenedAtMs = moves.findLast(({ to }) => to === 'reopened')?.atMs ?? 0;
  const repaired = moves.find(
    ({ atMs, to }) => atMs >= reopenedAtMs && (to === 'resolved' || to === 'closed'),
  );
  return repaired === undefined ? null : repaired.atMs - (startedAtMs ?? createdAtMs);
}
