import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeAgainst } from '../../../src/engine/metrics/change.ts';
import { crashFreeSessions } from '../../../src/engine/metrics/crashFreeSessions.ts';
import { ALL_DEFINITIONS, definitionOf } from '../../../src/engine/metrics/definitions.ts';
import { errorRate } from '../../../src/engine/metrics/errorRate.ts';
import { latencyQuantile } from '../../../src/engine/metrics/latencyQuantile.ts';
import { transactionSuccess } from '../../../src/engine/metrics/transactionSuccess.ts';
import { CONTEXT, counts, histogram, sessions, WINDOW } from './samples.ts';

const FOLDER = new URL('../../../src/engine/metrics/', import.meta.url);

describe('definitions', () => {
  it('lists every definition that a file of the folder exports', () => {
    const exported = readdirSync(FOLDER)
      .flatMap((name) => [
        ...readFileSync(new URL(name, FOLDER), 'utf8').matchAll(
          /export const \w+Definition: KpiDefinition = \{\s+id: '([^']+)'/g,
        ),
      ])
      .map((match) => match[1]);
    expect(exported.length).toBeGreaterThan(10);
    expect(new Set(ALL_DEFINITIONS.map(({ id }) => id))).toEqual(new Set(exported));
    expect(ALL_DEFINITIONS.length).toBe(exported.length);
  });

  it('finds each by its id, and none for a mistyped one', () => {
    for (const definition of ALL_DEFINITIONS) expect(definitionOf(definition.id)).toBe(definition);
    expect(definitionOf('eror-rate')).toBeNull();
    expect(definitionOf('constructor')).toBeNull();
  });

  it('has ids fit for a URL, distinct labels and sentences', () => {
    expect(new Set(ALL_DEFINITIONS.map(({ label }) => label)).size).toBe(ALL_DEFINITIONS.length);
    expect(new Set(ALL_DEFINITIONS.map(({ shortLabel }) => shortLabel)).size).toBe(ALL_DEFINITIONS.length);
    for (const { id, shortLabel, meaning, formula, minimum } of ALL_DEFINITIONS) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(shortLabel.length).toBeLessThanOrEqual(14);
      expect(meaning).toMatch(/\.$/);
      expect(formula).toMatch(/\.$/);
      expect(minimum).not.toBe('');
    }
  });

  it('say how sure each figure is, or why no interval is given', () => {
    for (const { id, interval } of ALL_DEFINITIONS) {
      expect(interval.words.length, id).toBeGreaterThan(10);
      if (interval.method !== 'none') expect(interval.words, id).toContain('95 %');
    }
  });

  it('that cannot be known without sessions name a count of a release to show instead', () => {
    for (const { id, unit, trend } of ALL_DEFINITIONS) {
      if (unit !== 'per-1000-sessions' || trend === null) continue;
      const instead = definitionOf(trend.instead ?? '');
      expect([id, instead?.unit]).toEqual([id, 'count']);
    }
  });
});

describe('change against a baseline', () => {
  const ask = { ...CONTEXT, window: WINDOW };
  const rate = (bad: number, total = 1000) => errorRate({ ...ask, series: [counts([[bad, total]])] });

  it('is the difference and the ratio', () => {
    const change = changeAgainst(rate(20), rate(10));
    expect(change).toMatchObject({ kind: 'known', ratio: 2, baseline: { value: 0.01 } });
    expect(change.kind === 'known' ? change.difference : null).toBeCloseTo(0.01, 12);
  });

  it('has no ratio to a baseline of zero, and is zero between zeros', () => {
    expect(changeAgainst(rate(20), rate(0))).toMatchObject({ difference: 0.02, ratio: null });
    expect(changeAgainst(rate(0), rate(0))).toMatchObject({ kind: 'known', difference: 0, ratio: null });
    expect(changeAgainst(rate(0), rate(10))).toMatchObject({ difference: -0.01, ratio: 0 });
  });

  it('is unknown where either side is, and says which', () => {
    expect(changeAgainst(rate(0, 5), rate(10))).toMatchObject({
      kind: 'unknown',
      detail: 'There is no figure to compare.',
    });
    expect(changeAgainst(rate(10), rate(0, 5))).toMatchObject({
      kind: 'unknown',
      detail: expect.stringContaining('Only 5 of 100'),
    });
  });

  it('refuses unlike units, unlike things counted and unlike session rules', () => {
    const latency = latencyQuantile({ ...ask, series: [histogram([100, Infinity], [[500, 0]])] }, 'p50');
    expect(changeAgainst(rate(1), latency)).toMatchObject({
      kind: 'unknown',
      detail: expect.stringContaining('units differ'),
    });
    const success = transactionSuccess({ ...ask, series: [counts([[1, 1000]])] });
    expect(changeAgainst(rate(1), success)).toMatchObject({
      kind: 'unknown',
      detail: 'One figure counts requests, the other attempts.',
    });
    const crashFree = (timeoutMs: number) =>
      crashFreeSessions({ ...ask, series: [sessions([[1, 500]], 'sdk', timeoutMs)] });
    expect(changeAgainst(crashFree(30_000), crashFree(1_800_000))).toMatchObject({ kind: 'unknown' });
    expect(changeAgainst(crashFree(30_000), crashFree(30_000))).toMatchObject({
      kind: 'known',
      difference: 0,
    });
  });

  it('does not subtract from a lower limit', () => {
    const open = latencyQuantile({ ...ask, series: [histogram([100, Infinity], [[0, 500]])] }, 'p95');
    expect(changeAgainst(open, open)).toMatchObject({
      kind: 'unknown',
      detail: 'Only a lower limit of one figure is known.',
    });
  });
});
