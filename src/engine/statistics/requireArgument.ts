/**
 * The checks of what may be asked of a statistical function. Impossible input is a fault of the caller, so each throws a
 * RangeError that names the argument; none answers with NaN, which would travel on unseen.
 */
export const requireArgument = {
  /** A whole number of at least 0: a count, kept unscaled. */
  count(name: string, value: number): void {
    if (!(Number.isSafeInteger(value) && value >= 0)) {
      throw new RangeError(`${name} must be a whole number of at least 0, not ${value}`);
    }
  },
  /** Counts of `bad` among `total`, with at least one in all. */
  share(names: readonly [bad: string, total: string], bad: number, total: number): void {
    requireArgument.count(names[0], bad);
    requireArgument.count(names[1], total);
    if (total === 0) throw new RangeError(`${names[1]} must be at least 1: a share of nothing is unknown`);
    if (bad > total) throw new RangeError(`${names[0]} must be at most ${names[1]} (${total}), not ${bad}`);
  },
  /** Strictly between 0 and 1. */
  probability(name: string, value: number): void {
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, not ${value}`);
  },
  /** Above 0 and finite. */
  positive(name: string, value: number): void {
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(`${name} must be a positive finite number, not ${value}`);
    }
  },
  /** All finite; names the first that is not. */
  finiteSeries(name: string, values: ArrayLike<number>): void {
    for (let index = 0; index < values.length; index += 1) {
      if (!Number.isFinite(values[index])) {
        throw new RangeError(`${name}[${index}] must be a finite number, not ${values[index]}`);
      }
    }
  },
} as const;
