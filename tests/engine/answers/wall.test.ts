import { describe, expect, test } from 'vitest';
import { scenarioNames } from '../../../mocks/scenarios/scenarioNames.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import type { WallBody } from '../../../src/engine/answers/wallBody.ts';
import { HOUR_MS } from '../../../src/engine/domain/time.ts';
import { STORY_NOW_MS, WHOLE_VIEW, demoEngine } from '../demoEngine.ts';
import { engineOf, overviewRows, readingOf, settle } from './demoAnswers.ts';

const view = WHOLE_VIEW;

async function wallOf(scenario: ScenarioName, service: string | null = null): Promise<WallBody> {
  const { body, awaited } = await settle(await engineOf(scenario), {
    kind: 'wall',
    view: { ...view, service },
  });
  expect(awaited).toEqual([]);
  return body;
}

describe.each(scenarioNames)('%s', (scenario) => {
  test('the wall says of every release what the overview says', async () => {
    // At once: a source that fails is asked again several times before it is given up.
    const [wall, rows] = await Promise.all([wallOf(scenario), overviewRows(scenario)]);
    for (const { release, verdict, errorRate, transactionSuccess } of wall.releases) {
      const row = rows.find((one) => one.release.id === release.id);
      if (row === undefined) throw new Error(`${release.id} is not in the overview`);
      expect(release).toEqual(row.release);
      expect(verdict?.state).toBe(row.verdict?.state);
      for (const { kpi, reading } of [errorRate, transactionSuccess])
        expect(valueOf(reading)).toEqual(valueOf(readingOf(row, kpi)));
    }
  });

  test('the headline says of its release what the watch screen says', async () => {
    const { headline } = await wallOf(scenario);
    if (headline === null) return expect(scenario).toBe('empty');
    const { body: watch } = await settle(await engineOf(scenario), {
      kind: 'watch',
      view,
      releaseId: headline.release.id,
    });
    if (!watch.found) throw new Error('not found');
    expect(headline.verdict?.state).toBe(watch.verdict?.state);
    for (const chart of headline.charts) {
      const same = watch.charts.find(({ id }) => id === chart.id);
      expect(valueOf(chart.figure.reading)).toEqual(same === undefined ? null : valueOf(same.figure.reading));
      expect(chart.lines).toHaveLength(Math.min(1, same?.lines.length ?? 0));
    }
    return expect(headline.charts.map(({ kpi }) => kpi)).toEqual([
      'error-rate',
      'transaction-success',
      'crash-free-sessions',
      'latency-p95',
    ]);
  });

  test('every release that serves now is there', async () => {
    const { releases } = await wallOf(scenario);
    const serving = (await overviewRows(scenario)).filter(({ release }) => release.current);
    expect(releases.map(({ release }) => release.id)).toEqual(
      expect.arrayContaining(serving.map(({ release }) => release.id)),
    );
  });
});

function valueOf(reading: { kind: string; value?: number; reason?: string }): unknown {
  return reading.kind === 'known' ? reading.value : reading.reason;
}

describe('the headline', () => {
  test('is the worst release in service, once it is known to be', async () => {
    const engine = await demoEngine('bad-release', STORY_NOW_MS + 2 * HOUR_MS);
    const { body } = await settle(engine, { kind: 'wall', view });
    const serving = body.releases.filter(({ release }) => release.current);
    expect(serving.map(({ verdict }) => verdict?.state)).toContain('regressed');
    expect(body.headline?.release).toMatchObject({ id: 'shop@2.15.0', current: true });
    expect(body.headline?.verdict?.state).toBe('regressed');
  });

  test('is the newest release in its window where none is known to be bad', async () => {
    const { headline } = await wallOf('steady');
    expect(headline?.release).toMatchObject({ id: 'shop@2.15.0', current: true });
    expect(headline?.phase?.finished).toBe(false);
  });

  test('is of the service asked for', async () => {
    const { headline, releases } = await wallOf('bad-release', 'payments');
    expect(headline?.release.service).toBe('payments');
    expect(new Set(releases.map(({ release }) => release.service))).toEqual(new Set(['payments']));
  });

  test('is none where there are no releases', async () => {
    const { headline, heat, releases } = await wallOf('empty');
    expect([headline, heat, releases]).toEqual([null, null, []]);
  });
});

describe('open defects', () => {
  test('are listed oldest first, and counted in full', async () => {
    const { defects } = await wallOf('fix-of-a-fix');
    if (defects.kind === 'unknown') throw new Error(defects.detail);
    const times = defects.oldest.map(({ createdAtMs }) => createdAtMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.length).toBe(Math.min(8, defects.open));
    expect(defects.open).toBeGreaterThan(0);
  });

  test('are at least so many where a tracker is down, not none', async () => {
    const { defects } = await wallOf('source-down');
    expect(defects.kind === 'unknown' ? defects.reason : defects.atLeast).toEqual(
      defects.kind === 'unknown' ? 'source-failed' : true,
    );
  });

  test('are none in the empty company', async () => {
    expect((await wallOf('empty')).defects).toMatchObject({ kind: 'known', open: 0, atLeast: false });
  });
});

test('sources that fail say so in a sentence; the others have nothing to say', async () => {
  const { sources } = await wallOf('source-down');
  const failing = sources.filter(({ state }) => state === 'failing');
  expect(failing.map(({ label }) => label)).toEqual(expect.arrayContaining(['Sentry', 'Jira']));
  for (const { fault } of failing) expect(fault).toMatch(/^(?:Sentry|Jira) \S+ .+/);
  for (const { state, data } of sources) expect(data.length > 0).toBe(state === 'answering');
  for (const { state, fault, lastSuccessAtMs } of sources)
    if (state === 'answering') expect([fault, lastSuccessAtMs]).toEqual([null, expect.any(Number)]);
});
