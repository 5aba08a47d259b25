/** What a verdict may say. `stale`: the data are too old, the verdict is withdrawn. */
export type VerdictState = 'holding' | 'watch' | 'regressed' | 'too-early' | 'cannot-judge' | 'stale';

/**
 * The word beside the glyph: shape and colour alone say nothing to some readers. Most watches without a verdict ran as
 * they should and proved nothing either way: "cannot judge" sounded like a fault. The reason beside it says which it was.
 */
export const verdictWords: Readonly<Record<VerdictState, string>> = {
  regressed: 'Regressed',
  watch: 'Watch',
  holding: 'Holding',
  'too-early': 'Too early',
  stale: 'Stale',
  'cannot-judge': 'Undecided',
};

/** Worst first: in this order verdicts are counted and listed. */
export const verdictOrder: readonly VerdictState[] = [
  'regressed',
  'watch',
  'holding',
  'too-early',
  'stale',
  'cannot-judge',
];
