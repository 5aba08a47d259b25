/** The part of Sentry's search language that the mock understands; anything else is refused, as Sentry does. */
export interface IssueSearch {
  readonly release: string | null;
  readonly firstRelease: string | null;
  readonly regressedInRelease: string | null;
  readonly is: string | null;
}

export type ParsedSearch =
  | { readonly kind: 'search'; readonly search: IssueSearch }
  | { readonly kind: 'refused'; readonly detail: string };

const NAMES = {
  release: 'release',
  'first-release': 'firstRelease',
  regressed_in_release: 'regressedInRelease',
  is: 'is',
} as const;

export function parseSearch(query: string): ParsedSearch {
  const search: Record<keyof IssueSearch, string | null> = {
    release: null,
    firstRelease: null,
    regressedInRelease: null,
    is: null,
  };
  const rest = query.replaceAll(
    /([\w-]+):(?:"((?:[^"\\]|\\.)*)"|(\S+))/g,
    (whole, name: string, quoted: string | undefined, bare: string | undefined) => {
      const known = Object.entries(NAMES).find(([written]) => written === name)?.[1];
      if (known === undefined) return whole;
      search[known] = (quoted ?? bare ?? '').replaceAll(/\\(.)/g, '$1');
      return '';
    },
  );
  if (rest.trim() !== '') return { kind: 'refused', detail: `Error parsing search query: ${rest.trim()}` };
  return { kind: 'search', search };
}
