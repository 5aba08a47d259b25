import { describe, expect, test } from 'vitest';
import type { SourceHealth } from '../../../src/engine/answers/sourcesBody.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import { STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';
import { engineOf, overviewRows, settle } from './demoAnswers.ts';

async function sourcesOf(scenario: ScenarioName) {
  const engine = await engineOf(scenario);
  return (await settle(engine, { kind: 'sources', view: WHOLE_VIEW })).body;
}

async function healthOf(scenario: ScenarioName, id: string): Promise<SourceHealth> {
  const found = (await sourcesOf(scenario)).sources.find((source) => source.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

test.each([
  ['steady', { metrics: 'answering', alerts: 'answering', errors: 'answering', tickets: 'answering' }],
  ['empty', { metrics: 'answering', alerts: 'answering', errors: 'answering', tickets: 'answering' }],
  ['source-down', { metrics: 'answering', alerts: 'answering', errors: 'failing', tickets: 'failing' }],
  ['partial', { metrics: 'answering', alerts: 'answering', errors: 'answering', tickets: 'paused' }],
] satisfies [ScenarioName, Record<string, string>][])(
  '%s: each source stands as it should',
  async (scenario, states) => {
    const told = (await sourcesOf(scenario)).sources.map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(told)).toEqual({ ...states, board: 'answering', helpdesk: 'answering' });
  },
);

test('a source that answers names its records, its last success and how far it lags', async () => {
  const { entities, requests } = await healthOf('steady', 'metrics');
  const byName = new Map(entities.map((entity) => [entity.entity, entity]));
  for (const name of ['requests', 'transactions', 'latency', 'checks', 'deployments']) {
    expect([name, byName.get(name)?.lastSuccessAtMs, byName.get(name)?.error]).toEqual([
      name,
      STORY_NOW_MS,
      null,
    ]);
    expect(byName.get(name)?.records).toBeGreaterThan(0);
  }
  expect(byName.get('requests')?.lagMs).toBeLessThanOrEqual(6 * 60_000);
  expect(requests.sent).toBeGreaterThan(5);
});

test('a source that is late says how much', async () => {
  const { entities } = await healthOf('partial', 'metrics');
  const lagMs = entities.find(({ entity }) => entity === 'requests')?.lagMs ?? 0;
  expect(lagMs).toBeGreaterThanOrEqual(20 * 60_000);
  expect(lagMs).toBeLessThanOrEqual(26 * 60_000);
});

test('a source that answers in part says what it warned of', async () => {
  const { entities } = await healthOf('partial', 'metrics');
  const requests = entities.find(({ entity }) => entity === 'requests');
  expect(requests?.incompleteness.join()).toContain('sidecar-mobile');
});

test('a source that fails says what happened, and what to do, for each kind of data', async () => {
  const { entities } = await healthOf('source-down', 'tickets');
  expect(entities.map(({ entity }) => entity)).toEqual(
    expect.arrayContaining(['releases', 'incidents', 'defects']),
  );
  for (const { error, records, lastSuccessAtMs } of entities.filter(({ entity }) => entity !== 'probe')) {
    expect(error?.sentence).toBe('Jira does not accept the credentials (HTTP 401). It said: "Unauthorized"');
    expect(error?.hint).toContain('environment variable');
    expect([records, lastSuccessAtMs]).toEqual([null, null]);
  }
});

test('each source checks itself in plain words', async () => {
  const { sources } = await sourcesOf('steady');
  for (const { id, findings } of sources) {
    expect([id, findings.length > 0]).toEqual([id, true]);
    for (const { text } of findings) expect(text).toMatch(/\w/);
  }
});

test('names that match no release are listed with the reason, never dropped', async () => {
  const { unmatched } = await sourcesOf('steady');
  const names = unmatched.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['Backlog sweep', 'Someday', expect.stringMatching(/^shop@[0-9a-f]{12,}$/)]),
  );
  for (const { why, detail } of unmatched) {
    expect(why).not.toBe('');
    expect(detail).toMatch(/\w/);
  }
});

describe('coverage', () => {
  test('says of each KPI and release what the overview says', async () => {
    const { coverage } = await sourcesOf('steady');
    const rows = await overviewRows('steady');
    expect(coverage.releases.map(({ id }) => id)).toEqual(
      rows.slice(0, coverage.releases.length).map(({ release }) => release.id),
    );
    for (const { kpi, cells } of coverage.rows) {
      expect(cells).toHaveLength(coverage.releases.length);
      for (const [index, cell] of cells.entries()) {
        const reading = rows[index]?.figures[kpi]?.reading;
        if (reading === undefined) continue;
        expect([kpi, cell.kind]).toEqual([kpi, reading.kind]);
        if (cell.kind === 'known' && reading.kind === 'known') expect(cell.sample).toBe(reading.sample.count);
        if (cell.kind === 'unknown' && reading.kind === 'unknown') expect(cell.detail).toBe(reading.detail);
      }
    }
  });

  test('counts the tickets that found a release and lists those that did not', async () => {
    const { attributed, unattributed } = await sourcesOf('steady');
    expect(attributed.incidents).toBeGreaterThan(5);
    expect(attributed.defects).toBeGreaterThan(20);
    for (const { why, title } of unattributed) expect([why, title]).not.toContain('');
  });
});
