import type { Rejected } from '../../domain/collected.ts';

/** Counts what could not be used, by reason, with the first one as example. */
export class Rejections {
  readonly #byReason = new Map<string, { count: number; example: string }>();

  add(reason: string, example: string): void {
    const known = this.#byReason.get(reason);
    if (known === undefined) this.#byReason.set(reason, { count: 1, example });
    else known.count++;
  }

  list(): readonly Rejected[] {
    return [...this.#byReason].map(([reason, { count, example }]) => ({ count, reason, example }));
  }
}
