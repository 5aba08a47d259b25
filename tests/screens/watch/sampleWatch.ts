import type { SinceLine } from '../../../src/engine/answers/figure.ts';
import type { Reading } from '../../../src/engine/domain/reading.ts';
import type { WatchChart, WatchedRelease, WatchSignal } from '../../../src/screens/watch/watchTypes.ts';
import { figure, known, phase, release } from '../sampleAnswers.ts';

export const hour = 3_600_000;
export const display = { locale: 'en-GB', timeZone: 'UTC' };
export const watched = release('2.15.0', 19.7);
export const startedAtMs = watched.startedAtMs ?? 0;

/** Plain spaces, so that expectations can be typed. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

export function signal(id: string, state: string, more: Partial<WatchSignal> = {}): WatchSignal {
  return { id, label: id, state, grade: 'calm', sinceMs: null, detail: `It is ${state}.`, ...more };
}

export function line(value: readonly (number | null)[], more: Partial<SinceLine> = {}): SinceLine {
  return {
    releaseId: watched.id,
    label: watched.version,
    role: 'judged',
    bucketMs: hour,
    sinceMs: value.map((_, index) => index * hour),
    value,
    numerator: value.map(() => null),
    denominator: value.map(() => null),
    ...more,
  };
}

export function chart(more: Partial<WatchChart> = {}): WatchChart {
  return {
    id: 'error-rate',
    kpi: 'error-rate',
    journey: null,
    label: 'Error rate',
    unit: 'ratio',
    axis: 'from-zero',
    lines: [line([0.003, 0.004])],
    band: null,
    noBand: null,
    figure: figure('error-rate', known(0.0044, 'ratio', 41_206), 0.0031),
    judged: { state: 'watch', reason: 'The signs grow.' },
    onsetSinceMs: null,
    ...more,
  };
}

/** A chart whose figure is not known, with or without a course. */
export function unknownChart(reason: Extract<Reading, { kind: 'unknown' }>['reason'], drawn: boolean) {
  const reading: Reading = { kind: 'unknown', reason, detail: 'Sentry cannot be reached.', inputs: [] };
  return chart({
    lines: [line(drawn ? [0.003] : [null])],
    figure: {
      kpi: 'error-rate',
      journey: null,
      reading,
      change: { kind: 'unknown', detail: 'Nothing to compare.' },
    },
  });
}

export function body(more: Partial<WatchedRelease> = {}): WatchedRelease {
  return {
    found: true,
    release: watched,
    phase: phase(watched, release('2.14.1', 200)),
    verdict: null,
    previous: null,
    next: null,
    postReleaseMs: 72 * hour,
    checkpointsMs: [hour, 4 * hour, 24 * hour, 72 * hour],
    checklist: [['Smoke suite'], [], ['A full day seen', 'Incidents read'], []],
    charts: [chart()],
    errors: [],
    errorsUnknown: null,
    supportCases: { kind: 'known', opened: 7, naming: 3, expected: 1.84, newest: [] },
    forecast: null,
    signals: [],
    strips: [],
    ...more,
  };
}
