const GROUPED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** "1,204 requests", "1 incident": for the sentences of details and caveats; `plural` is the domain's plural noun. */
export function countText(count: number, plural: string): string {
  const noun = count === 1 ? plural.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : plural;
  return `${numberText(count)} ${noun}`;
}

/** "1,204". A part of a thing is not rounded up to a whole one: 99.6 of 100 stays 99. */
export function numberText(count: number): string {
  return GROUPED.format(Math.floor(count + 1e-9));
}
