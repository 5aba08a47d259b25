import { describe, expect, it } from 'vitest';
import { perThousandSessions } from '../../../src/engine/metrics/perThousandSessions.ts';
import { regressedKpis } from '../../../src/engine/metrics/regressedKpis.ts';
import { regressionDefects } from '../../../src/engine/metrics/regressionDefects.ts';
import { defect } from '../domain/ticketSamples.ts';
import { CONTEXT, sessions, WINDOW } from './samples.ts';

const ask = { ...CONTEXT, window: WINDOW };
const attribution = { by: 'affected release', confidence: 'stated' } as const;
const marked = { ticket: defect({ regressionRule: 'label regression' }), attribution };
const plain = { ticket: defect(), attribution };

describe('defects marked regression', () => {
  it('are those that a rule marked, none is zero, and duplicates are left out with a word', () => {
    expect(regressionDefects({ ...ask, defects: [marked, plain, marked] })).toMatchObject({
      value: 2,
      sample: { count: 3 },
    });
    expect(regressionDefects({ ...ask, defects: [] })).toMatchObject({ kind: 'known', value: 0 });
    const duplicate = { ...marked, ticket: { ...marked.ticket, counts: false } };
    expect(regressionDefects({ ...ask, defects: [duplicate] })).toMatchObject({
      value: 0,
      caveats: [expect.stringContaining('1 defect left out')],
    });
  });
});

describe('KPIs judged regressed', () => {
  const judged = [
    { kpi: 'error-rate', state: 'regressed' },
    { kpi: 'transaction-success', state: 'holding' },
    { kpi: 'latency-p95', state: 'cannot-judge' },
  ];

  it('are counted among those that could be judged', () => {
    expect(regressedKpis({ ...ask, judged, running: false })).toMatchObject({
      value: 1,
      bound: 'exact',
      sample: { count: 2, of: 'judged KPIs' },
    });
  });

  it('are a lower limit while the watch runs', () => {
    expect(regressedKpis({ ...ask, judged, running: true })).toMatchObject({ bound: 'at-least' });
  });

  it('are unknown, not none, where nothing could be judged', () => {
    expect(regressedKpis({ ...ask, judged: judged.slice(2), running: false })).toMatchObject({
      kind: 'unknown',
    });
    expect(regressedKpis({ ...ask, judged: [], running: false })).toMatchObject({ kind: 'unknown' });
  });
});

describe('a count per 1,000 sessions', () => {
  const count = regressionDefects({ ...ask, defects: [marked, marked] });
  const rated = (total: number, of = count) =>
    perThousandSessions({ ...ask, count: of, series: [sessions([[0, total]])], of: 'defects' });

  it('is the count over the sessions', () => {
    expect(rated(4_000)).toMatchObject({
      kind: 'known',
      value: 0.5,
      unit: 'per-1000-sessions',
      numerator: 2,
      denominator: 4_000,
    });
  });

  it('of none is zero', () => {
    expect(rated(4_000, regressionDefects({ ...ask, defects: [] }))).toMatchObject({ value: 0 });
  });

  it('keeps what is known against the count, and its lower limit', () => {
    const known =
      count.kind === 'known' ? { ...count, bound: 'at-least' as const, caveats: ['Cut.'] } : count;
    expect(rated(4_000, known)).toMatchObject({ bound: 'at-least', caveats: ['Cut.'] });
  });

  it('says what is missing: sessions, enough of them, or the count itself', () => {
    expect(rated(0)).toMatchObject({ reason: 'no-data' });
    expect(rated(199)).toMatchObject({
      reason: 'too-little-data',
      detail: expect.stringContaining('199 of 200'),
    });
    const unknown = { kind: 'unknown', reason: 'source-failed', detail: 'Down.', inputs: [] } as const;
    expect(rated(4_000, unknown)).toBe(unknown);
  });
});
