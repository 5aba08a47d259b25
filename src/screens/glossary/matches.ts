/** Letters without accents and case, so that "cafe" finds "Café". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Whether every word of a query occurs somewhere in the texts of an entry. */
export function matches(query: string, texts: readonly string[]): boolean {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = plain(texts.join(' '));
  return words.every((word) => all.includes(word));
}
