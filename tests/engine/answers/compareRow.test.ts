import { expect, test } from 'vitest';
import { compareRow, type RowInput } from '../../../src/engine/answers/compareRow.ts';
import type { KnownReading } from '../../../src/engine/domain/reading.ts';
import type { Release } from '../../../src/engine/domain/release.ts';

const HOUR_MS = 3_600_000;

function stretch(version: string) {
  const release: Release = {
    id: `shop@${version}`,
    service: 'shop',
    version,
    spellings: [],
    deployments: [],
    startedAtMs: 0,
    kind: 'planned',
    authors: [],
    commitCount: null,
    urls: [],
  };
  return { release, window: { startMs: 0, endMs: HOUR_MS }, fine: false };
}

const comparison = {
  stretch: {
    lengthMs: HOUR_MS,
    endedBy: { kind: 'window' as const },
    a: stretch('2.13.0'),
    b: stretch('2.14.0'),
    receiptA: null,
    receiptB: null,
  },
  spread: () => ({ phi: { a: 1, b: 1 }, text: 'Independent.' }),
};

function sessions(crashed: number, total: number, method: string): KnownReading {
  return {
    kind: 'known',
    value: 1 - crashed / total,
    unit: 'ratio',
    bound: 'exact',
    sample: { count: total, of: 'sessions' },
    numerator: total - crashed,
    denominator: total,
    window: null,
    method,
    asOfMs: 0,
    inputs: [],
    caveats: [],
  };
}

function crashFree(a: RowInput['a'], b: RowInput['b']) {
  const ratio = { counted: 'crashed sessions' };
  const names = { id: 'crash-free-sessions', label: 'Crash-free sessions', kpi: 'crash-free-sessions' };
  return compareRow(comparison, { ...names, hasReceipt: true, a, b, ratio });
}

const RULE = 'ratio of sums; sessions by sdk, ended after 30 min away';

test('a share of good ones is compared by what goes wrong', () => {
  const row = crashFree(sessions(10, 10_000, RULE), sessions(30, 10_000, RULE));
  expect(row.ratio?.value).toBeCloseTo(3, 9);
  expect(row.ratio?.reads).toBe('more');
  expect(row.ratio?.method).toContain('not the verdict');
  expect(row.change).toMatchObject({ kind: 'known' });
});

test('sessions counted by unlike rules are never divided', () => {
  const row = crashFree(
    sessions(10, 10_000, RULE),
    sessions(30, 10_000, 'ratio of sums; sessions by cookie, end not stated'),
  );
  expect([row.ratio, row.change.kind]).toEqual([null, 'unknown']);
  expect(row.noRatio).toContain('counted by different rules');
});

test('a missing figure says itself why there is no ratio', () => {
  const missing = { kind: 'unknown', reason: 'stale', detail: 'Nothing since 14:05.', inputs: [] } as const;
  expect(crashFree(sessions(10, 10_000, RULE), missing)).toMatchObject({
    ratio: null,
    noRatio: 'Nothing since 14:05.',
  });
  expect(crashFree(missing, sessions(10, 10_000, RULE)).noRatio).toBe('Nothing since 14:05.');
});

test('none at all in the older one: no ratio, but how much worse at least', () => {
  const row = crashFree(sessions(0, 10_000, RULE), sessions(30, 10_000, RULE));
  expect(row.ratio).toBeNull();
  expect(row.noRatio).toMatch(
    /^2\.13\.0 had no crashed sessions in 10,000: in 2\.14\.0 at least 7\.\d times as often\.$/,
  );
});

test('limits that are thousands away are none', () => {
  const row = crashFree(sessions(1, 5_000, RULE), sessions(1, 5, RULE));
  expect(row.ratio?.high).toBeNull();
});
