import type { UnknownReason } from '../../engine/domain/reading.ts';
import type { ChartState } from '../../ui/charts/chartState.ts';
import type { WatchChart } from './watchTypes.ts';

type Said = Exclude<ChartState['kind'], 'ready' | 'loading'>;

const kinds: Readonly<Record<Exclude<UnknownReason, 'awaited'>, Said>> = {
  'no-data': 'empty',
  'not-configured': 'empty',
  'too-little-data': 'too-little',
  'source-failed': 'partial',
  stale: 'stale',
  'not-comparable': 'not-comparable',
};

const sentences: Readonly<Record<Said, string>> = {
  empty: 'Nothing is known of it.',
  'too-little': 'Too little data for a figure.',
  partial: 'Its source failed: this is what was known before.',
  stale: 'Its data are too old to go by.',
  'not-comparable': 'It cannot be compared.',
};

/** Whether a chart can be believed, from its figure: the figure knows why it has no value, or what is against it. */
export function chartState({ figure: { reading }, lines }: WatchChart, awaiting = false): ChartState {
  const drawn = lines[0]?.value.some((value) => value !== null) === true;
  if (reading.kind === 'unknown') {
    if (reading.reason === 'awaited') return drawn ? { kind: 'ready' } : { kind: 'loading' };
    const kind = kinds[reading.reason];
    const sentence = kind === 'partial' && !drawn ? 'Its source failed.' : sentences[kind];
    return { kind, sentence, hints: [reading.detail] };
  }
  if (!drawn) {
    return {
      kind: 'empty',
      sentence: 'No course over time is known of it.',
      hints: ['Its figure is known; its source tells nothing shorter than the whole stretch.'],
    };
  }
  if (reading.incomplete !== true) return { kind: 'ready' };
  // While answers are on their way, what is missing has not failed.
  return awaiting
    ? { kind: 'partial', sentence: 'A part is still awaited.', reason: 'awaited' }
    : { kind: 'partial', sentence: 'A part is missing.', hints: reading.caveats };
}
