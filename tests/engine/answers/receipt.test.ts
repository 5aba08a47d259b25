import { describe, expect, test } from 'vitest';
import type { ReceiptBody } from '../../../src/engine/answers/receiptBody.ts';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import { WHOLE_VIEW } from '../demoEngine.ts';
import { engineOf, overviewRows, settle } from './demoAnswers.ts';

type Found = Extract<ReceiptBody, { found: true }>;

async function receipt(
  scenario: ScenarioName,
  releaseId: string,
  kpi: string,
  journey: string | null = null,
): Promise<Found> {
  const engine = await engineOf(scenario);
  const { body } = await settle(engine, { kind: 'receipt', view: WHOLE_VIEW, releaseId, kpi, journey });
  if (!body.found) throw new Error('no receipt');
  return body;
}

test('every figure of the overview has a receipt of the same value', async () => {
  const rows = await overviewRows('bad-release');
  for (const row of [rows[0], rows[2], rows.find(({ release }) => release.service === 'payments')]) {
    if (row === undefined) throw new Error('row is missing');
    for (const [kpi, { reading, change }] of Object.entries(row.figures)) {
      const { figure } = await receipt('bad-release', row.release.id, kpi);
      const essence = (each: typeof reading) =>
        each.kind === 'known' ? [each.value, each.sample] : [each.reason, each.detail];
      expect([kpi, ...essence(figure.reading)]).toEqual([kpi, ...essence(reading)]);
      expect([kpi, figure.change.kind === 'known' ? figure.change.difference : figure.change.detail]).toEqual(
        [kpi, change.kind === 'known' ? change.difference : change.detail],
      );
    }
  }
});

test.each([
  ['error-rate', 'metrics', 'http_requests_total'],
  ['transaction-success', 'metrics', 'transactions_total'],
  ['latency-p95', 'metrics', 'http_request_duration_seconds_bucket'],
  ['synthetic-success', 'metrics', 'probe_success'],
])('%s names the query that was really sent to %s', async (kpi, sourceId, piece) => {
  const { inputs } = await receipt('bad-release', 'shop@2.14.1', kpi);
  const requests = inputs.filter((input) => input.sourceId === sourceId).flatMap((input) => input.requests);
  expect(requests.length).toBeGreaterThan(0);
  for (const { query, path, sentAtMs } of requests) {
    expect(query).toContain(piece);
    expect(path).toMatch(/^\/?api\/v1\//);
    expect(Number.isFinite(sentAtMs)).toBe(true);
  }
});

test.each(['crash-free-sessions', 'incidents', 'open-defects', 'new-error-groups', 'adoption'])(
  '%s names what was asked, when, and when it was true',
  async (kpi) => {
    const { inputs } = await receipt('bad-release', 'shop@2.14.1', kpi);
    expect(inputs.length).toBeGreaterThan(0);
    for (const { asOfMs, requests, sourceLabel } of inputs) {
      expect(asOfMs).not.toBeNull();
      expect(requests.length).toBeGreaterThan(0);
      expect(sourceLabel).not.toBe('');
    }
  },
);

test('only answers about the window, or the baseline’s, are shown', async () => {
  const { inputs, figure, phase } = await receipt('bad-release', 'shop@2.14.1', 'error-rate');
  const whole = (await overviewRows('bad-release')).find(({ release }) => release.id === 'shop@2.14.1');
  expect(figure.reading.inputs.length).toBeGreaterThan(inputs.length);
  expect(whole?.phase).toEqual(phase);
});

test('a receipt of one journey speaks of that journey', async () => {
  const whole = await receipt('bad-release', 'shop@2.14.1', 'transaction-success');
  const checkout = await receipt('bad-release', 'shop@2.14.1', 'transaction-success', 'checkout');
  expect(checkout.figure.journey).toBe('checkout');
  if (whole.figure.reading.kind !== 'known' || checkout.figure.reading.kind !== 'known')
    throw new Error('unknown');
  expect(checkout.figure.reading.sample.count).toBeLessThan(whole.figure.reading.sample.count);
});

describe('where there is no figure', () => {
  test('of an unknown release', async () => {
    const engine = await engineOf('bad-release');
    const question = {
      kind: 'receipt',
      view: WHOLE_VIEW,
      releaseId: 'shop@99',
      kpi: 'error-rate',
      journey: null,
    } as const;
    expect((await settle(engine, question)).body).toEqual({ found: false });
  });

  test('of an unknown KPI, the receipt says so', async () => {
    const { figure } = await receipt('bad-release', 'shop@2.14.1', 'happiness');
    expect(figure.reading).toMatchObject({ kind: 'unknown', detail: 'There is no KPI "happiness".' });
  });

  test('because its source failed, the receipt carries the source’s error and hint', async () => {
    const { inputs } = await receipt('source-down', 'shop@2.15.0', 'crash-free-sessions');
    expect(inputs.map(({ error }) => error?.sentence)).toEqual(
      inputs.map(() => 'Sentry cannot be reached, or the browser refused the answer.'),
    );
    expect(inputs.map(({ error }) => error?.hint)).toEqual(inputs.map(() => expect.stringContaining('CORS')));
  });
});
