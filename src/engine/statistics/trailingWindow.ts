/**
 * The last values of a series, in order of arrival and sorted, so that medians and spreads of a moving window cost one pass
 * and no allocation. Only finite values may be pushed.
 */
export class TrailingWindow {
  readonly #arrived: Float64Array<ArrayBuffer>;
  readonly #sorted: Float64Array<ArrayBuffer>;
  #pushed = 0;

  constructor(size: number) {
    if (!(Number.isSafeInteger(size) && size >= 1)) {
      throw new RangeError(`size must be a whole number of at least 1, not ${size}`);
    }
    this.#arrived = new Float64Array(size);
    this.#sorted = new Float64Array(size);
  }

  get length(): number {
    return Math.min(this.#pushed, this.#arrived.length);
  }

  push(value: number): void {
    const at = this.#pushed % this.#arrived.length;
    let held = this.length;
    if (held === this.#arrived.length) {
      const oldest = this.#indexOf(this.#arrived[at] ?? 0, held);
      this.#sorted.copyWithin(oldest, oldest + 1, held);
      held -= 1;
    }
    const place = this.#indexOf(value, held);
    this.#sorted.copyWithin(place + 1, place, held);
    this.#sorted[place] = value;
    this.#arrived[at] = value;
    this.#pushed += 1;
  }

  /** NaN while empty. */
  median(): number {
    const held = this.length;
    const middle = held >> 1;
    const upper = held === 0 ? NaN : (this.#sorted[middle] ?? NaN);
    return held % 2 === 1 ? upper : ((this.#sorted[middle - 1] ?? NaN) + upper) / 2;
  }

  mean(): number {
    const held = this.length;
    let sum = 0;
    for (let index = 0; index < held; index += 1) sum += this.#sorted[index] ?? 0;
    return sum / held;
  }

  /** Standard deviation around the mean; 0 for fewer than two values. */
  standardDeviation(): number {
    const held = this.length;
    if (held < 2) return 0;
    const mean = this.mean();
    let squares = 0;
    for (let index = 0; index < held; index += 1) squares += ((this.#sorted[index] ?? 0) - mean) ** 2;
    return Math.sqrt(squares / (held - 1));
  }

  /** Median of the distances from the median: the half of the values nearest to it lies within. */
  medianDistance(): number {
    const held = this.length;
    const median = this.median();
    let below = (held >> 1) - 1;
    let above = held >> 1;
    let distance = 0;
    for (let taken = 0; taken <= held >> 1 && taken < held; taken += 1) {
      const left = below >= 0 ? median - (this.#sorted[below] ?? 0) : Infinity;
      const right = above < held ? (this.#sorted[above] ?? 0) - median : Infinity;
      if (left < right) {
        distance = left;
        below -= 1;
      } else {
        distance = right;
        above += 1;
      }
    }
    return distance;
  }

  /** Correlation of each value with the one before it, held to [0, 0.9]. */
  lagCorrelation(): number {
    const held = this.length;
    if (held < 3) return 0;
    const mean = this.mean();
    const first = this.#pushed - held;
    let before = (this.#arrived[first % this.#arrived.length] ?? 0) - mean;
    let squares = before * before;
    let products = 0;
    for (let index = first + 1; index < this.#pushed; index += 1) {
      const value = (this.#arrived[index % this.#arrived.length] ?? 0) - mean;
      products += value * before;
      squares += value * value;
      before = value;
    }
    return squares === 0 ? 0 : Math.min(0.9, Math.max(0, products / squares));
  }

  /** The first place in the sorted values that is not below this value. */
  #indexOf(value: number, held: number): number {
    let low = 0;
    let high = held;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
