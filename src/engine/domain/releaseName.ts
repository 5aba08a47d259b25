import { VERSION_PATTERN, versionOf, type Version } from './releaseVersion.ts';

/** A release name taken apart by the built-in pattern. */
export interface ReleaseName {
  readonly version: Version;
  /** The words before (or in brackets behind) the version that may name a service, longest first; empty = none given. */
  readonly serviceTexts: readonly ServiceText[];
  /**
   * How the name is written, without the build and without the words that may name a service. Names of one source that
   * mean one version but are written differently are probably different things to that source.
   */
  readonly style: string;
}

export interface ServiceText {
  readonly text: string;
  /** True where a platform word ("web") was left out to get here: a guess, weaker than the whole text. */
  readonly shortened: boolean;
}

const NOISE = /^(?:release|rel|version|ver)$/i;
const PLATFORM = /^(?:web|mobile|ios|android|desktop|api|backend|frontend|server|client)$/i;
const EMBEDDED = new RegExp(
  `^(?<before>(?:.*?[@\\s_/:-])?)(?<v>v?)${VERSION_PATTERN}(?:\\s*[([](?<bracketText>[^()[\\]]*)[)\\]])?$`,
  'i',
);

/**
 * Understands `shop@2.4.0+714`, `v2.4.0`, `Release 2.4 (web)`, `Shop 2.4.0`, `shop-web-2.4.0`.
 * Null where no version with at least two numbers ends the name (a commit id, "Someday").
 */
export function parseReleaseName(name: string): ReleaseName | null {
  const groups = EMBEDDED.exec(name.trim())?.groups;
  if (groups === undefined) return null;
  const parsed = versionOf(groups);
  // "2.4.0-web" looks like a pre-release, but says which platform the package is for.
  const platformTail = parsed.preRelease !== null && PLATFORM.test(parsed.preRelease);
  const version = platformTail ? { ...parsed, preRelease: null } : parsed;
  const tail = platformTail ? (parsed.preRelease ?? '') : (groups['bracketText'] ?? '');
  const before = groups['before'] ?? '';
  const written = [separators(before), groups['v'] ?? '', groups['numbers'] ?? '', parsed.preRelease ?? ''];
  return { version, serviceTexts: serviceTexts(before, tail), style: written.join('|').toLowerCase() };
}

function isNoise(word: string): boolean {
  return NOISE.test(word) || word.toLowerCase() === 'v';
}

/** "Shop release 2.4" and "shop@2.4" are written in two ways: the words that are no service, and the last separator. */
function separators(before: string): string {
  const noise = before.split(/[\s_/:@-]+/).filter(isNoise);
  return [...noise, before.slice(-1)].join(' ');
}

function serviceTexts(before: string, tail: string): ServiceText[] {
  const all = `${before} ${tail}`.split(/[\s_/:@-]+/).filter((word) => word !== '' && !isNoise(word));
  if (all.length === 0) return [];
  const texts: ServiceText[] = [{ text: all.join('-'), shortened: false }];
  const kept = all.filter((word) => !PLATFORM.test(word));
  if (kept.length < all.length) texts.push({ text: kept.join('-'), shortened: true });
  return texts;
}
