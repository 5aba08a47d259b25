export interface Page<T> {
  readonly items: readonly T[];
  /** Whatever names the next page to the vendor (cursor, offset, token); null = this was the last one. */
  readonly next: string | null;
}

export interface Pages<T> {
  readonly items: readonly T[];
  readonly pageCount: number;
  /** Why the list may be shorter than the vendor's, for `Collected.incompleteness`; empty = complete. */
  readonly incompleteness: readonly string[];
}

export interface Pagination<T> {
  /** Plural noun for the sentence about a cut: 'releases'. */
  readonly of: string;
  readonly maxPages: number;
  /** Called with null for the first page. */
  collectPage(token: string | null): Promise<Page<T>>;
}

/** Reads page after page. A token that comes back a second time would loop for ever, so it ends the reading and is told. */
export async function paginate<T>({ of, maxPages, collectPage }: Pagination<T>): Promise<Pages<T>> {
  const items: T[] = [];
  const seen = new Set<string>();
  let token: string | null = null;
  for (let pageCount = 1; ; pageCount += 1) {
    const page: Page<T> = await collectPage(token);
    for (const item of page.items) items.push(item);
    if (page.next === null) return { items, pageCount, incompleteness: [] };
    if (seen.has(page.next)) {
      return {
        items,
        pageCount,
        incompleteness: [
          `The source repeated a page token: ${of} after the first ${items.length} may be missing.`,
        ],
      };
    }
    if (pageCount >= maxPages) {
      return {
        items,
        pageCount,
        incompleteness: [
          `Only the first ${items.length} ${of} were read (${maxPages} pages); there are more.`,
        ],
      };
    }
    seen.add(page.next);
    token = page.next;
  }
}
