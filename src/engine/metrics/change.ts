import type { Change, KnownReading, Reading } from '../domain/reading.ts';

/** How far a reading lies from its baseline's; refuses to subtract what was not measured alike. */
export function changeAgainst(reading: Reading, baseline: Reading): Change {
  if (reading.kind === 'unknown') return refused('There is no figure to compare.');
  if (baseline.kind === 'unknown') return refused(`The baseline has no figure: ${baseline.detail}`);
  const unlike = whyUnlike(reading, baseline);
  if (unlike !== null) return refused(unlike);
  return {
    kind: 'known',
    difference: reading.value - baseline.value,
    ratio: baseline.value === 0 ? null : reading.value / baseline.value,
    baseline,
  };
}

function whyUnlike(reading: KnownReading, baseline: KnownReading): string | null {
  if (reading.unit !== baseline.unit) return `The units differ: ${reading.unit} and ${baseline.unit}.`;
  if (reading.sample.of !== baseline.sample.of) {
    return `One figure counts ${reading.sample.of}, the other ${baseline.sample.of}.`;
  }
  if (reading.method !== baseline.method)
    return `The figures are counted by different rules: ${reading.method}; ${baseline.method}.`;
  if (reading.bound === 'at-least' || baseline.bound === 'at-least')
    return 'Only a lower limit of one figure is known.';
  return null;
}

function refused(detail: string): Change {
  return { kind: 'unknown', detail };
}
