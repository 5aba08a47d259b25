import { describe, expect, test } from 'vitest';
import type { PeopleSay } from '../../../src/engine/answers/releaseVerdict.ts';
import { MINUTE_MS } from '../../../src/engine/domain/time.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import { STORY_NOW_MS, WHOLE_VIEW, demoEngine } from '../demoEngine.ts';

const LIMIT_MS = 120_000;

async function release(scenario: ScenarioName, releaseId: string, laterMs = 0, people?: PeopleSay) {
  const engine = await demoEngine(scenario, STORY_NOW_MS + laterMs);
  const view = people === undefined ? WHOLE_VIEW : { ...WHOLE_VIEW, people };
  const { body } = await engine.settled({ kind: 'release', view, releaseId }, AbortSignal.timeout(LIMIT_MS));
  if (!body.found || body.verdict === null) throw new Error(`no verdict on ${releaseId}`);
  return { ...body, verdict: body.verdict };
}

describe('the verdict on the release that rolls out', () => {
  test(
    'a bad canary is regressed within its first two hours; the strata show where',
    { timeout: LIMIT_MS },
    async () => {
      const { verdict, evidence } = await release('bad-release', 'shop@2.15.0', 80 * MINUTE_MS);
      expect(verdict.state).toBe('regressed');
      expect(verdict.kpis[0]).toMatchObject({
        kpi: 'transaction-success',
        against: '2.14.1, serving at the same time',
      });
      const strata = evidence.find(({ kpi }) => kpi === 'transaction-success')?.strata ?? [];
      const ratio = ({ judged, baseline }: (typeof strata)[number]) =>
        judged.bad / judged.total / (baseline.bad / baseline.total);
      const [worst] = strata.toSorted((a, b) => ratio(b) - ratio(a));
      expect(worst?.label).toBe('checkout, mobile');
      const looks = evidence.find(({ kpi }) => kpi === 'transaction-success')?.looks ?? [];
      expect(looks.length).toBeGreaterThan(10);
    },
  );

  test(
    'a healthy canary is too early at first, and says what is missing',
    { timeout: LIMIT_MS },
    async () => {
      const { verdict } = await release('steady', 'shop@2.15.0');
      expect(verdict.state).toBe('too-early');
      expect(verdict.reason).toMatch(/about [\d,]+ more (?:is|are) needed, .* at this traffic/);
      expect(verdict.kpis[0]?.verdict.judgeableIn).not.toBeNull();
    },
  );

  test(
    'a release that replaced the only one before it within the hour is held against that one',
    async () => {
      const { verdict } = await release('bad-release', 'payments@1.19.0');
      expect(verdict.state).toBe('regressed');
      expect(verdict.reason).toContain('Fails more often than the release before at these hours: 5.');
      // A regressed release is no measure for its fix.
      const fix = await release('bad-release', 'payments@1.19.1');
      expect(fix.verdict.state).toBe('cannot-judge');
      expect(fix.verdict.kpis[0]?.against).toBe('1.18.0, same hours');
      expect(fix.verdict.kpis[0]?.verdict.notes).toContain('1 earlier release was left out: it regressed.');
    },
    LIMIT_MS,
  );

  test(
    'where neither another version nor an earlier release stand beside it, that is the reason',
    async () => {
      const { verdict } = await release('thin-traffic', 'payments@1.19.0');
      expect(verdict.state).toBe('cannot-judge');
      expect(verdict.reason).toMatch(
        /1\.18\.0 served beside it for \d h only\. Cannot compare: earlier releases had about 1 failed attempt per watch, 20 needed\./,
      );
    },
    LIMIT_MS,
  );

  test('data that lag behind withdraw the verdict', { timeout: LIMIT_MS }, async () => {
    const { verdict } = await release('partial', 'shop@2.15.0');
    expect(verdict.state).toBe('stale');
    expect(verdict.reason).toMatch(/^No verdict: the newest data are \d+ min old/);
  });

  test('a release without traffic worth the name is never green', { timeout: LIMIT_MS }, async () => {
    const { verdict } = await release('thin-traffic', 'shop@2.15.0');
    expect(['too-early', 'cannot-judge']).toContain(verdict.state);
  });

  test('a window that a person takes out is not judged, and is shown', { timeout: LIMIT_MS }, async () => {
    const exclusion = {
      releaseId: 'shop@2.15.0',
      window: { startMs: STORY_NOW_MS - 3 * 60 * MINUTE_MS, endMs: STORY_NOW_MS + 70 * MINUTE_MS },
      why: 'load test',
    };
    const people = { marks: [], exclusions: [exclusion] };
    const { verdict, exclusions } = await release('bad-release', 'shop@2.15.0', 80 * MINUTE_MS, people);
    expect(verdict.state).not.toBe('regressed');
    expect(exclusions).toEqual([exclusion]);
  });
});

test(
  'while its data come in, a release has no verdict rather than one that is revised',
  { timeout: LIMIT_MS },
  async () => {
    const engine = await demoEngine('bad-release');
    const { body } = await engine.settled(
      { kind: 'overview', view: WHOLE_VIEW },
      AbortSignal.timeout(LIMIT_MS),
    );
    expect(body.rows.length).toBeGreaterThan(10);
    for (const { release: judged, verdict } of body.rows) {
      expect([judged.id, verdict?.revised]).toEqual([judged.id, false]);
    }
  },
);

describe('the ledger of verdicts', () => {
  test(
    'replays the past, finds the chain of bad fixes, and lets a person overrule',
    { timeout: LIMIT_MS },
    async () => {
      const engine = await demoEngine('steady');
      const ask = async (people?: PeopleSay) => {
        const view = people === undefined ? WHOLE_VIEW : { ...WHOLE_VIEW, people };
        return (await engine.settled({ kind: 'verdicts', view }, AbortSignal.timeout(LIMIT_MS))).body;
      };
      const body = await ask();
      const judgement = (id: string, rows = body.rows) =>
        rows.find((row) => row.release.id === id)?.judgement;
      expect(judgement('shop@2.12.0')).toBe('right alarm');
      expect(judgement('shop@2.12.1')).toBe('right alarm');
      expect(body.rows.map(({ release: { id } }) => id)).not.toContain('shop@2.15.0');
      expect(body.precision.n).toBe(
        body.rows.filter((row) => row.judgement === 'right alarm' || row.judgement === 'false alarm').length,
      );
      expect(body.precision.low).toBeLessThan(body.precision.k / body.precision.n);
      const marks = [{ releaseId: 'shop@2.12.0', right: false, atMs: STORY_NOW_MS }];
      expect(judgement('shop@2.12.0', (await ask({ marks, exclusions: [] })).rows)).toBe('false alarm');
    },
  );
});
