/**
 * Effect grids of the e-processes: how many times the null's rate ratio the alternative's is. Equal weights.
 * A grid, not an optimum: each member costs at most ln(number of members) of evidence, and none is tuned to a product.
 */

/** "Worse than allowed": alternatives above the null. */
export const HARM_EFFECTS: readonly number[] = [1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5, 3, 5, 10];

/** "No worse than the margin": alternatives below the null. Against a margin of +25 %, no change is the effect 0.8. */
export const NO_WORSE_EFFECTS: readonly number[] = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9];

/** Both directions, for intervals. The two finest let an interval become narrower than ±10 % where data allow it. */
export const BOTH_EFFECTS: readonly number[] = [1.02, 1.05, ...HARM_EFFECTS].flatMap((effect) => [
  1 / effect,
  effect,
]);
