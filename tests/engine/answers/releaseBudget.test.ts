import { describe, expect, test, vi } from 'vitest';
import { requestTruth } from '../../../mocks/world/truth.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import type { BudgetView, ReleaseBody } from '../../../src/engine/answers/releaseBody.ts';
import { DAY_MS } from '../../../src/engine/domain/time.ts';
import { STORY_NOW_MS, WHOLE_VIEW, demoFetch, demoSettings } from '../demoEngine.ts';
import { startEngine } from '../../../src/engine/engine.ts';
import { demoWorld, engineOf, settle } from './demoAnswers.ts';

vi.setConfig({ testTimeout: 60_000 });

type Found = Extract<ReleaseBody, { found: true }>;

async function releaseBody(scenario: ScenarioName, releaseId: string): Promise<Found> {
  const question = { kind: 'release', view: WHOLE_VIEW, releaseId } as const;
  const { body } = await settle(await engineOf(scenario), question);
  if (!body.found) throw new Error(`${releaseId} was not found`);
  return body;
}

function onlyBudget({ budgets }: Found): BudgetView {
  const [budget] = budgets;
  if (budget === undefined || budgets.length !== 1) throw new Error(`${budgets.length} budgets`);
  return budget;
}

/** Counters lose what they counted before their first scrape: at most so much of the whole. */
const TOLERANCE = 0.01;

describe('the error budget of a release', () => {
  test.each(['shop@2.14.1', 'shop@2.14.0', 'accounts@5.5.0'])(
    '%s: failures, allowance and its own share equal the truth of the window',
    async (releaseId) => {
      const body = await releaseBody('bad-release', releaseId);
      const budget = onlyBudget(body);
      const { service, version } = body.release;
      const truth = { service, journey: budget.journey ?? '', window: budget.window };
      const all = requestTruth(demoWorld('bad-release'), truth);
      const own = requestTruth(demoWorld('bad-release'), { ...truth, version });
      const allowed = all.total * (1 - budget.target);
      const near = (value: number | null, real: number) =>
        expect(Math.abs((value ?? Number.NaN) - real)).toBeLessThan(TOLERANCE * Math.abs(real) + 12);
      near(budget.failed, all.failed);
      near(budget.allowed, allowed);
      near(budget.releaseFailed, own.failed);
      expect(budget.remaining).toBeCloseTo(1 - all.failed / allowed, 1);
      expect(budget.spentByRelease).toBeCloseTo(own.failed / allowed, 2);
      expect(budget.burnRate).toBeCloseTo(own.failed / own.total / (1 - budget.target), 1);
    },
  );

  test('burns down in six-hour steps and ends where the remaining share stands', async () => {
    const budget = onlyBudget(await releaseBody('bad-release', 'shop@2.14.1'));
    expect(budget.window.endMs - budget.window.startMs).toBeGreaterThanOrEqual(28 * DAY_MS);
    expect(budget.atMs).toHaveLength(28 * 4);
    expect(budget.atMs.at(-1)).toBe(budget.window.endMs);
    expect(budget.remainingAt.at(-1)).toBeCloseTo(budget.remaining ?? Number.NaN, 9);
    const known = budget.remainingAt.filter((share) => share !== null);
    expect(known.every((share, index) => index === 0 || share <= (known[index - 1] ?? 1))).toBe(true);
  });

  test('ends now, but for a release older than the window: then it begins with that release', async () => {
    const young = onlyBudget(await releaseBody('bad-release', 'shop@2.14.1'));
    expect([young.toNow, young.window.endMs]).toEqual([true, STORY_NOW_MS]);
    const body = await releaseBody('bad-release', 'payments@1.18.0').catch(() => null);
    const old = body ?? (await releaseBody('bad-release', 'payments@1.19.0'));
    const budget = onlyBudget(old);
    const startedAtMs = old.release.startedAtMs ?? Number.NaN;
    expect(budget.toNow).toBe(startedAtMs + 28 * DAY_MS >= STORY_NOW_MS);
    expect(budget.window.startMs).toBeLessThanOrEqual(startedAtMs);
    expect(budget.window.endMs).toBeGreaterThan(startedAtMs);
    expect(budget.releaseFailed).toBeGreaterThan(0);
  });

  test('has no pace for a release that has served next to nothing, but a share of zero', async () => {
    const budget = onlyBudget(await releaseBody('thin-traffic', 'shop@2.15.0'));
    expect(budget.releaseTotal).toBeLessThan(100);
    expect([budget.spentByRelease, budget.burnRate]).toEqual([0, null]);
  });

  test('says that a part of the traffic is missing where the source says so', async () => {
    const budget = onlyBudget(await releaseBody('partial', 'accounts@5.5.0'));
    expect(budget.caveats.join(' ')).toContain('Prometheus: The source warns');
  });
});

describe('objectives that have no budget', () => {
  test('say why, and those of any counted KPI have one', async () => {
    const settings = (await demoSettings()) as { objectives: unknown };
    const objective = (kpi: string, target: number) => ({ service: 'shop', kpi, target });
    const started = await startEngine(
      {
        ...settings,
        objectives: [
          objective('error-rate', 0.01),
          objective('crash-free-sessions', 0.998),
          objective('synthetic-success', 0.99),
          objective('latency-p95', 800),
          objective('transaction-success', 99.5),
          objective('happiness', 0.9),
        ],
      },
      {
        fetch: demoFetch('bad-release'),
        clock: { nowMs: () => STORY_NOW_MS },
        random: () => 0.5,
      },
    );
    if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
    const question = { kind: 'release', view: WHOLE_VIEW, releaseId: 'shop@2.14.1' } as const;
    const { body } = await settle(started.engine, question);
    if (!body.found) throw new Error('not found');
    const [errors, crashes, checks, latency, percent, happiness] = body.budgets;
    expect([errors?.unknown, crashes?.unknown, checks?.unknown]).toEqual([null, null, null]);
    expect(errors?.spentByRelease).toBeGreaterThan(0);
    expect(crashes?.spentByRelease).toBeGreaterThan(0);
    expect([checks?.spentByRelease, checks?.releaseFailed]).toEqual([null, null]);
    expect(checks?.caveats.join(' ')).toContain('know no release');
    expect(latency?.unknown).toContain('not a share of failures');
    expect(percent?.unknown).toContain('between 0 and 1');
    expect(happiness?.unknown).toContain('no KPI "happiness"');
  });
});
