import type { Reading } from '../domain/reading.ts';
import type { KpiDefinition } from './definition.ts';
import { noInterval } from './intervalRules.ts';
import { countText, numberText } from './countText.ts';
import type { LatencyInput } from './latencyQuantile.ts';
import { known, unknown, withGaps } from './readingContext.ts';
import { limitsText, sameLimit, sumHistograms } from './sumHistograms.ts';

export const APDEX_LEAST_REQUESTS = 100;

export const apdexDefinition: KpiDefinition = {
  id: 'apdex',
  label: 'Apdex',
  shortLabel: 'Apdex',
  unit: 'score',
  better: 'higher',
  meaning:
    'One number for how content people are with the speed: 1 if every answer is fast, 0 if every answer is too slow. ' +
    'Whether the answer was right does not matter here.',
  formula:
    'Fast answers plus half of the bearable ones, divided by all. Settings say what is fast (0.3 s) and what is still ' +
    'bearable (1.2 s).',
  minimum: `${APDEX_LEAST_REQUESTS} requests, counted with exactly these two limits`,
  interval: noInterval('it adds whole and half points of very many requests'),
  trend: null,
};

export interface ApdexInput extends LatencyInput {
  readonly satisfiedMs: number;
  readonly toleratedMs: number;
}

export function apdex(input: ApdexInput): Reading {
  const sum = sumHistograms(input.series, input.window);
  if (sum.kind === 'unlike') return unknown(input, 'not-comparable', sum.detail);
  const { upperMs, counts, total, caveats } = sum;
  if (total <= 0) return unknown(input, 'no-data', 'No response times were recorded in this window.');
  const { satisfiedMs, toleratedMs } = input;
  const satisfied = upperMs.findIndex((limit) => sameLimit(limit, satisfiedMs));
  const tolerated = upperMs.findIndex((limit) => sameLimit(limit, toleratedMs));
  if (satisfied < 0 || tolerated < satisfied) {
    const detail = `Needs durations counted up to ${satisfiedMs} ms and ${toleratedMs} ms; the source has ${limitsText(upperMs)}.`;
    return unknown(input, 'not-comparable', detail);
  }
  if (total < APDEX_LEAST_REQUESTS) {
    const detail = `Only ${numberText(total)} of ${countText(APDEX_LEAST_REQUESTS, 'requests')} so far; fewer say too little.`;
    return unknown(input, 'too-little-data', detail);
  }
  const fast = sumUpTo(counts, satisfied);
  const points = fast + (sumUpTo(counts, tolerated) - fast) / 2;
  const score = {
    value: points / total,
    unit: 'score' as const,
    sample: { count: Math.round(total), of: 'requests' },
    numerator: points,
    denominator: total,
    window: input.window,
    method: `fast up to ${satisfiedMs} ms, bearable up to ${toleratedMs} ms`,
  };
  return known(withGaps(input, caveats), score);
}

function sumUpTo(counts: Float64Array, last: number): number {
  let sum = 0;
  for (let bucket = 0; bucket <= last; bucket += 1) sum += counts[bucket] ?? 0;
  return sum;
}
