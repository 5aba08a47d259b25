import { describe, expect, test } from 'vitest';
import type { TrendChart } from '../../../src/engine/answers/trendsBody.ts';
import { trendGroups } from '../../../src/screens/trends/trendGroups.ts';
import { trendsSentences } from '../../../src/screens/trends/trendsSentence.ts';
import { body, chart, display, plain, STEP } from './sampleTrends.ts';

const say = (charts: readonly TrendChart[], partial = false) =>
  trendsSentences(body(charts), partial, display).map(plain);

const other = (kpi: string, more: Partial<TrendChart> = {}) => chart({ kpi, label: kpi, ...more });

describe('the headline of trends', () => {
  test('names the step with its release and both levels, and how many figures have none', () => {
    expect(say([chart({ steps: [STEP] }), other('A'), other('B'), other('C', { examined: false })])).toEqual([
      'Error rate stepped up at 2.14.0, from 0.31 % to 0.44 %: worse.',
      'No step found in 2 of 3 figures.',
    ]);
  });

  test('puts what got worse first', () => {
    const better = other('Better', { steps: [{ ...STEP, direction: 'better', before: 0.5, after: 0.4 }] });
    expect(say([better, chart({ steps: [STEP] })])).toEqual([
      'Error rate stepped up at 2.14.0, from 0.31 % to 0.44 %: worse.',
      'Better stepped down at 2.14.0, from 50.0 % to 40.0 %: better.',
    ]);
  });

  test('speaks of the newest of several steps', () => {
    const first = { ...STEP, atReleaseId: 'shop@2.13.0', before: 0.001, after: 0.0031 };
    expect(say([chart({ steps: [first, STEP] })])).toEqual([
      'Error rate stepped up at 2.14.0, from 0.31 % to 0.44 %: worse.',
    ]);
  });

  test('calls a slope gradual and names no release for it', () => {
    const gradual = { before: 0.002, after: 0.005, direction: 'worse' } as const;
    expect(say([chart({ gradual })])).toEqual([
      'Error rate went up gradually, from 0.20 % to 0.50 %: worse.',
    ]);
  });

  test('does not take no step for no change', () => {
    expect(say([chart(), other('A')])).toEqual([
      'Nothing shows that Shop is getting better or worse.',
      'No step found in any of 2 figures over 3 releases.',
    ]);
  });

  test('says nothing final while a part is awaited', () => {
    expect(say([chart()], true)).toEqual([
      'Reading the releases of Shop.',
      'So far no step found in any of 1 figure over 3 releases.',
    ]);
    expect(say([chart({ examined: false })], true)).toEqual(['Reading the releases of Shop.']);
  });

  test('says that there are too few releases where nothing could be examined', () => {
    expect(say([chart({ examined: false })])).toEqual([
      'Shop has too few releases to say whether it is getting better: 3 so far.',
    ]);
  });
});

test('charts stand in groups in the order of the answer; a KPI never heard of is placed by its own group', () => {
  const groups = trendGroups([
    other('fix-legibility', { group: 'repair' }),
    chart(),
    other('crash-free', { group: 'felt' }),
  ]);
  expect(groups.map(({ title, charts }) => [title, charts.map(({ kpi }) => kpi)])).toEqual([
    ['What users felt', ['error-rate', 'crash-free']],
    ['How we repair', ['fix-legibility']],
  ]);
});
