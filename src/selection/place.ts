/** Which screen an address names. */
export type Place =
  | { readonly screen: 'overview' }
  | { readonly screen: 'release'; readonly releaseId: string }
  | { readonly screen: 'verdicts' }
  | { readonly screen: 'sources' }
  | { readonly screen: 'unknown'; readonly path: string };

/** `base` is where the app is served, with slashes at both ends: '/' or '/holdfast/'. */
export function decodePlace(pathname: string, base = '/'): Place {
  const unknown: Place = { screen: 'unknown', path: pathname };
  if (`${pathname}/` === base) return { screen: 'overview' };
  if (!pathname.startsWith(base)) return unknown;
  const path = pathname.slice(base.length).replace(/\/$/, '');
  if (path === '') return { screen: 'overview' };
  if (path === 'sources' || path === 'verdicts') return { screen: path };
  const release = /^r\/([^/]+)$/.exec(path)?.[1];
  if (release === undefined) return unknown;
  try {
    return { screen: 'release', releaseId: decodeURIComponent(release) };
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
      return base + place.screen;
    case 'release':
      // Not encoding '@' keeps the address readable; the slash of a branch name must be encoded.
      return `${base}r/${encodeURIComponent(place.releaseId).replaceAll('%40', '@')}`;
    case 'unknown':
      return place.path;
  }
}
