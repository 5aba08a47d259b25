import type { Reading, UnknownReason } from '../../../src/engine/domain/reading.ts';
import type { TrendChart, TrendPoint, TrendsBody } from '../../../src/engine/answers/trendsBody.ts';
import { known, release } from '../sampleAnswers.ts';

export const display = { locale: 'en-GB', timeZone: 'UTC' };

export const VERSIONS = ['2.12.0', '2.13.0', '2.14.0'] as const;

export function unknown(reason: UnknownReason, detail = 'It is not known.'): Reading {
  return { kind: 'unknown', reason, detail, inputs: [] };
}

export function point(index: number, reading: Reading, more: Partial<TrendPoint> = {}): TrendPoint {
  return { releaseId: `shop@${VERSIONS[index] ?? ''}`, reading, interval: null, state: null, ...more };
}

/** Error rate of three releases, examined, without a step. */
export function chart(more: Partial<TrendChart> = {}): TrendChart {
  return {
    kpi: 'error-rate',
    label: 'Error rate',
    meaning: 'How often it failed.',
    unit: 'ratio',
    better: 'lower',
    along: 'each',
    group: 'felt',
    intervalWords: 'Wilson, 95 %',
    points: [0.003, 0.0031, 0.0044].map((value, index) =>
      point(index, known(value, 'ratio'), {
        interval: { low: value * 0.9, high: value * 1.1, level: 0.95, method: 'Wilson' },
      }),
    ),
    examined: true,
    steps: [],
    gradual: null,
    note: null,
    ...more,
  };
}

export const STEP = {
  atReleaseId: 'shop@2.14.0',
  before: 0.0031,
  after: 0.0044,
  direction: 'worse',
} as const;

export function body(charts: readonly TrendChart[]): TrendsBody {
  return {
    service: 'shop',
    serviceLabel: 'Shop',
    services: [{ id: 'shop', label: 'Shop' }],
    releases: VERSIONS.map((version, index) => ({
      release: release(version, 300 - 100 * index),
      verdict: null,
    })),
    leftOut: 0,
    failures: [],
    charts,
    heat: { kpi: 'error-rate', edgesMs: [], rows: [] },
  };
}

export function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
