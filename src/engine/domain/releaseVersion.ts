/** A version taken apart. Numbers stay text: "1.10" is not 1.1, and "2026.01" keeps its zero. */
export interface Version {
  readonly numbers: readonly string[];
  /** "rc.1", or null. A pre-release is never the release itself. */
  readonly preRelease: string | null;
  /** Build metadata ("714"): kept in the spelling, no part of the identity. */
  readonly build: string | null;
}

/** At least two numbers: a lone number may be a build, a year or a sprint. Written to be anchored or embedded. */
export const VERSION_PATTERN =
  '(?<numbers>\\d+(?:\\.\\d+){1,3})' +
  '(?:-(?<pre>[0-9A-Za-z][0-9A-Za-z.-]*)|[.]?(?<label>(?:alpha|beta|rc|pre|preview|dev)[.]?\\d*))?' +
  '(?:\\+(?<build>[0-9A-Za-z][0-9A-Za-z.-]*)|\\s*\\(\\s*(?:build\\s*)?(?<bracket>\\d+)\\s*\\)|[\\s-]build[\\s.]?(?<word>\\d+))?';

const WHOLE = new RegExp(`^v?${VERSION_PATTERN}$`, 'i');

export function versionOf(groups: Readonly<Record<string, string | undefined>>): Version {
  const pre = groups['pre'] ?? groups['label'] ?? null;
  return {
    numbers: (groups['numbers'] ?? '').split('.'),
    preRelease: pre === null ? null : foldPreRelease(pre),
    build: groups['build'] ?? groups['bracket'] ?? groups['word'] ?? null,
  };
}

export function parseVersion(text: string): Version | null {
  const groups = WHOLE.exec(text.trim())?.groups;
  return groups === undefined ? null : versionOf(groups);
}

/** "RC1", "rc-1" and "rc.1" are one pre-release. */
function foldPreRelease(text: string): string {
  return text.toLowerCase().replace(/^(alpha|beta|rc|pre|preview|dev)[.-]?(\d+)$/, '$1.$2');
}

/** Equal for versions that may be called by one name: 2.4 and 2.4.0, whatever the build. */
export function versionKey(version: Version): string {
  const numbers = [...version.numbers];
  while (numbers.length < 3) numbers.push('0');
  return versionText({ ...version, numbers });
}

/** Canonical text, as long as it was written, without the build. */
export function versionText(version: Version): string {
  const numbers = version.numbers.join('.');
  return version.preRelease === null ? numbers : `${numbers}-${version.preRelease}`;
}

/** 2.4.1 is a patch of 2.4.0: same first two numbers, higher third. Pre-releases are none. */
export function isPatchOf(later: Version, earlier: Version): boolean {
  if (later.preRelease !== null || earlier.preRelease !== null) return false;
  if (later.numbers[0] !== earlier.numbers[0] || later.numbers[1] !== earlier.numbers[1]) return false;
  return Number(later.numbers[2] ?? '0') > Number(earlier.numbers[2] ?? '0');
}
