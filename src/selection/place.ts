/** Which screen an address names. */
export type Place =
  | { readonly screen: 'overview' }
  | { readonly screen: 'release'; readonly releaseId: string }
  /** null = whichever release is in its window. */
  | { readonly screen: 'watch'; readonly releaseId: string | null }
  /** The two releases are part of the selection: `?a=&b=`. */
  | { readonly screen: 'compare' }
  | { readonly screen: 'trends' }
  | { readonly screen: 'glossary' }
  | { readonly screen: 'verdicts' }
  | { readonly screen: 'sources' }
  /** Without the frame: a display that nobody touches. */
  | { readonly screen: 'wall' }
  | { readonly screen: 'unknown'; readonly path: string };

/** Screens whose path says everything. */
const PLAIN = ['sources', 'verdicts', 'compare', 'trends', 'glossary', 'wall'] as const;

/** `base` is where the app is served, with slashes at both ends: '/' or '/holdfast/'. */
export function decodePlace(pathname: string, base = '/'): Place {
  const unknown: Place = { screen: 'unknown', path: pathname };
  if (`${pathname}/` === base) return { screen: 'overview' };
  if (!pathname.startsWith(base)) return unknown;
  const path = pathname.slice(base.length).replace(/\/$/, '');
  if (path === '') return { screen: 'overview' };
  if (path === 'watch') return { screen: 'watch', releaseId: null };
  const plain = PLAIN.find((screen) => screen === path);
  if (plain !== undefined) return { screen: plain };
  const [, screen, release] = /^(r|watch)\/([^/]+)$/.exec(path) ?? [];
  if (release === undefined) return unknown;
  try {
    return { screen: screen === 'r' ? 'release' : 'watch', releaseId: decodeURIComponent(release) };
  } catch {
    // A lone percent sign, typed by hand.
    return unknown;
  }
}

export function encodePlace(place: Place, base = '/'): string {
  switch (place.screen) {
    case 'overview':
      return base;
    case 'sources':
    case 'verdicts':
    case 'compare':
    case 'trends':
    case 'glossary':
    case 'wall':
      return base + place.screen;
    case 'release':
      return `${base}r/${readableId(place.releaseId)}`;
    case 'watch':
      return place.releaseId === null ? `${base}watch` : `${base}watch/${readableId(place.releaseId)}`;
    case 'unknown':
      return place.path;
  }
}

/** Not encoding '@' keeps the address readable; the slash of a branch name must be encoded. */
function readableId(releaseId: string): string {
  return encodeURIComponent(releaseId).replaceAll('%40', '@');
}
