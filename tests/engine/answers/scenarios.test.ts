import { describe, expect, test } from 'vitest';
import { scenarioNames } from '../../../mocks/scenarios/scenarioNames.ts';
import type { Figure } from '../../../src/engine/answers/figure.ts';
import { WHOLE_VIEW } from '../demoEngine.ts';
import { engineOf, overviewOf, overviewRows, readingOf, settle } from './demoAnswers.ts';

const view = WHOLE_VIEW;

describe.each(scenarioNames)('%s', (scenario) => {
  test('overview, shell and sources end with nothing awaited', async () => {
    const engine = await engineOf(scenario);
    const answers = await Promise.all([
      overviewOf(scenario),
      settle(engine, { kind: 'shell', view }),
      settle(engine, { kind: 'sources', view }),
    ]);
    expect(answers.map(({ awaited }) => awaited)).toEqual([[], [], []]);
  });

  test('every figure is a finite number in its range, or says why there is none', async () => {
    for (const row of await overviewRows(scenario)) {
      for (const figure of Object.values(row.figures)) expect(faultOf(figure)).toBeNull();
    }
  });

  test('the newest release answers on its own page, too', async () => {
    const [newest] = await overviewRows(scenario);
    if (newest === undefined) return expect(scenario).toBe('empty');
    const engine = await engineOf(scenario);
    const { body, awaited } = await settle(engine, { kind: 'release', view, releaseId: newest.release.id });
    expect(awaited).toEqual([]);
    if (!body.found) throw new Error('not found');
    for (const { kpi, reading } of body.figures) {
      const inTable = newest.figures[kpi]?.reading;
      if (inTable?.kind === 'known' && reading.kind === 'known') expect(reading.value).toBe(inTable.value);
    }
    return undefined;
  });
});

test('in the empty company there are no releases, no incidents and no errors of ours', async () => {
  const { body } = await settle(await engineOf('empty'), { kind: 'overview', view });
  expect(body.rows).toEqual([]);
  expect(body.openIncidents?.count).toBe(0);
  const { body: sources } = await settle(await engineOf('empty'), { kind: 'sources', view });
  expect(sources.sources.flatMap(({ entities }) => entities.filter(({ error }) => error !== null))).toEqual(
    [],
  );
});

describe('sources that fail', () => {
  test('Sentry’s and Jira’s figures say why in words and what to do; the others stand', async () => {
    const rows = await overviewRows('source-down');
    const shop = rows.find(({ release }) => release.id === 'shop@2.15.0');
    if (shop === undefined) throw new Error('shop 2.15.0 is missing');
    for (const kpi of ['crash-free-sessions', 'new-error-groups']) {
      expect(readingOf(shop, kpi)).toMatchObject({
        kind: 'unknown',
        reason: 'source-failed',
        detail: expect.stringMatching(
          /^Sentry cannot be reached, or the browser refused the answer\. .*CORS/,
        ),
      });
    }
    for (const kpi of ['incidents', 'time-to-restore', 'open-defects']) {
      expect(readingOf(shop, kpi)).toMatchObject({
        kind: 'unknown',
        reason: 'source-failed',
        detail: expect.stringMatching(/^Jira does not accept the credentials \(HTTP 401\)\. .*token/),
      });
    }
    for (const kpi of ['error-rate', 'transaction-success', 'latency-p95', 'adoption', 'synthetic-success']) {
      expect(readingOf(shop, kpi).kind).toBe('known');
    }
  });

  test('the tracker of another service is not missed', async () => {
    const rows = await overviewRows('source-down');
    const payments = rows.filter(({ release }) => release.service === 'payments');
    expect(payments.length).toBeGreaterThan(2);
    for (const row of payments) {
      expect([row.release.id, readingOf(row, 'incidents').kind, readingOf(row, 'open-defects').kind]).toEqual(
        [row.release.id, 'known', 'known'],
      );
    }
  });

  test('the shell counts the sources that answer', async () => {
    const { body } = await settle(await engineOf('source-down'), { kind: 'shell', view });
    expect(body.sources).toEqual({ total: 6, answering: 4, awaited: 0 });
  });
});

describe('sources that answer in part', () => {
  test('what Prometheus warns of stands beside each of its figures, and nowhere else', async () => {
    for (const row of await overviewRows('partial')) {
      const withWarning = Object.values(row.figures).filter(
        ({ reading }) =>
          reading.kind === 'known' && reading.caveats.some((text) => text.includes('sidecar-mobile')),
      );
      expect(withWarning.map(({ kpi }) => kpi).toSorted()).toEqual([
        'adoption',
        'error-rate',
        'latency-p95',
        'synthetic-success',
        'transaction-success',
      ]);
    }
  });

  test('a source that asks for silence is paused, and its figures say that nothing need be done', async () => {
    const engine = await engineOf('partial');
    const { body, nowMs } = await settle(engine, { kind: 'sources', view });
    const tickets = body.sources.find(({ id }) => id === 'tickets');
    expect(tickets?.state).toBe('paused');
    // Retry-After: 30, and up to a second of jitter.
    expect((tickets?.pausedUntilMs ?? 0) - nowMs).toBeGreaterThanOrEqual(30_000);
    expect((tickets?.pausedUntilMs ?? 0) - nowMs).toBeLessThanOrEqual(31_000);
    const [newest] = await overviewRows('partial');
    if (newest === undefined) throw new Error('no rows');
    expect(readingOf(newest, 'incidents')).toMatchObject({
      reason: 'source-failed',
      detail: expect.stringMatching(/^Jira asks us to slow down.*asked again/),
    });
  });
});

test('thin traffic is called too little, never a rate', async () => {
  const rows = await overviewRows('thin-traffic');
  const shop = rows.find(({ release }) => release.id === 'shop@2.15.0');
  if (shop === undefined) throw new Error('shop 2.15.0 is missing');
  expect(readingOf(shop, 'error-rate')).toMatchObject({ kind: 'unknown', reason: 'too-little-data' });
  expect(readingOf(shop, 'crash-free-sessions')).toMatchObject({
    kind: 'unknown',
    reason: 'too-little-data',
  });
  expect(readingOf(shop, 'incidents')).toMatchObject({ kind: 'known', value: 0 });
});

/** What is wrong with a figure, or null. */
function faultOf({ kpi, reading, change }: Figure): string | null {
  if (reading.kind === 'unknown') {
    if (reading.reason === 'awaited') return `${kpi} is still awaited`;
    return /^\S.*[.!?]$/s.test(reading.detail) ? null : `${kpi} has no sentence: "${reading.detail}"`;
  }
  const { value, unit, sample, asOfMs } = reading;
  if (!Number.isFinite(value) || value < 0) return `${kpi} is ${value}`;
  if ((unit === 'ratio' || unit === 'score') && value > 1) return `${kpi} is ${value}, more than all`;
  if (!Number.isFinite(sample.count) || sample.of === '') return `${kpi} has no sample size`;
  if (!Number.isFinite(asOfMs)) return `${kpi} has no age`;
  if (change.kind === 'known' && !Number.isFinite(change.difference))
    return `${kpi} differs by ${change.difference}`;
  return null;
}
