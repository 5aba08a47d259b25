import type { Rejected } from '../../domain/collected.ts';

/** Counts records that cannot be used, by reason, with one example each. */
export class Rejections {
  readonly #byReason = new Map<string, { count: number; example: string }>();

  add(reason: string, example: string): void {
    const known = this.#byReason.get(reason);
    if (known === undefined) this.#byReason.set(reason, { count: 1, example });
    else known.count += 1;
  }

  list(): readonly Rejected[] {
    return [...this.#byReason].map(([reason, { count, example }]) => ({ reason, count, example }));
  }
}
