import type { ServiceId } from './release.ts';
import { parseReleaseName, type ReleaseName } from './releaseName.ts';
import { parseVersion, versionText, type Version } from './releaseVersion.ts';
import type { ServiceLookup, ServiceSpelling } from './serviceSpelling.ts';

/** What settings say about release names. */
export interface ReleaseNameRules {
  /** Regular expressions with the named groups `version` and, optionally, `service`; tried in this order. */
  readonly patterns: readonly string[];
  readonly aliases: readonly ReleaseAlias[];
}

export interface ReleaseAlias {
  readonly service: ServiceId;
  readonly version: string;
  readonly names: readonly string[];
}

/** One name read as one version of one service. */
export interface NameReading {
  readonly service: ServiceId;
  /** Canonical text of the version, as long as it was written. */
  readonly text: string;
  readonly parts: Version | null;
  /** `rule`: settings say so. `pattern`: the built-in pattern. */
  readonly by: 'rule' | 'pattern';
  /** How it is written (see ReleaseName.style). */
  readonly style: string;
  /** How much had to be guessed: a missing third number, a platform word left out. */
  readonly guesses: number;
  readonly serviceInName: boolean;
}

export interface NameReadings {
  readonly found: readonly NameReading[];
  readonly refused: {
    readonly why: 'unknown-pattern' | 'unknown-service' | 'clash';
    readonly detail: string;
  } | null;
  readonly notices: readonly string[];
}

export interface NameToRead {
  readonly name: string;
  /** Services the source puts this name under, in its own spellings. */
  readonly hints: readonly string[];
  readonly services: readonly ServiceSpelling[];
  readonly servicesNamed: ServiceLookup;
  readonly rules: ReleaseNameRules;
}

/** Reads one name: aliases first, then the settings' patterns, then the built-in one. */
export function readName(ask: NameToRead): NameReadings {
  return readByAlias(ask) ?? readByPattern(ask) ?? readBuiltIn(ask);
}

function readByAlias({ name, hints, servicesNamed, rules }: NameToRead): NameReadings | null {
  const plain = name.trim().toLowerCase();
  const claims = rules.aliases.filter((alias) =>
    alias.names.some((one) => one.trim().toLowerCase() === plain),
  );
  if (claims.length === 0) return null;
  const hinted = hints.flatMap((hint) => servicesNamed(hint));
  const narrowed = claims.length > 1 ? claims.filter((alias) => hinted.includes(alias.service)) : claims;
  const chosen = narrowed.length === 0 ? claims : narrowed;
  const found = new Map(
    chosen.map((alias) => [`${alias.service}@${alias.version}`, stated(alias.service, alias.version, true)]),
  );
  const perService = new Set([...found.values()].map((one) => one.service));
  if (perService.size < found.size || (found.size > 1 && narrowed.length === 0)) {
    return refusal('clash', `Several aliases claim this name: ${[...found.keys()].sort().join(', ')}`);
  }
  const claimedOnce = claims.length === 1;
  return {
    found: [...found.values()].map((one) => ({ ...one, serviceInName: claimedOnce })),
    refused: null,
    notices: [],
  };
}

function readByPattern(ask: NameToRead): NameReadings | null {
  const notices: string[] = [];
  for (const pattern of ask.rules.patterns) {
    const groups = matchPattern(pattern, ask.name, notices);
    const version = groups?.['version'];
    if (groups === null || version === undefined || version === '') continue;
    const text = groups['service'];
    const resolved = resolveServices(ask, text === undefined || text === '' ? [] : [text]);
    if (resolved.services.length === 0) return refusal('unknown-service', resolved.detail);
    const found = resolved.services.map((service) => stated(service, version, resolved.inName));
    return { found, refused: null, notices };
  }
  return notices.length === 0 ? null : { ...readBuiltIn(ask), notices };
}

function matchPattern(
  pattern: string,
  name: string,
  notices: string[],
): Record<string, string | undefined> | null {
  try {
    return new RegExp(pattern, 'u').exec(name)?.groups ?? null;
  } catch {
    notices.push(`The release-name pattern ${pattern} is no regular expression and was left out`);
    return null;
  }
}

function readBuiltIn(ask: NameToRead): NameReadings {
  const parsed = parseReleaseName(ask.name);
  if (parsed === null)
    return refusal('unknown-pattern', 'No version number such as 2.4.0 was found at the end of this name');
  const named = namedService(parsed, ask.servicesNamed);
  const resolved = resolveServices(ask, named.text === null ? [] : [named.text]);
  if (resolved.services.length === 0) return refusal('unknown-service', resolved.detail);
  const guesses = (parsed.version.numbers.length < 3 ? 1 : 0) + (named.shortened ? 1 : 0);
  // A platform word that was left out still tells two names of one source apart.
  const style = named.shortened
    ? `${parsed.style}|${parsed.serviceTexts[0]?.text.toLowerCase() ?? ''}`
    : parsed.style;
  const found = resolved.services.map((service) => ({
    service,
    text: versionText(parsed.version),
    parts: parsed.version,
    by: 'pattern' as const,
    style,
    guesses,
    serviceInName: resolved.inName,
  }));
  return { found, refused: null, notices: [] };
}

/** The longest of the name's words that settings know as a service; "Release 2.4 (web)" names none. */
function namedService(
  parsed: ReleaseName,
  servicesNamed: ServiceLookup,
): { text: string | null; shortened: boolean } {
  const whole = parsed.serviceTexts[0];
  if (whole === undefined) return { text: null, shortened: false };
  const known = parsed.serviceTexts.find(({ text }) => servicesNamed(text).length > 0);
  if (known !== undefined) return known;
  if (parsed.serviceTexts.some(({ text }) => text === '')) return { text: null, shortened: true };
  return whole;
}

interface ResolvedServices {
  readonly services: readonly ServiceId[];
  readonly inName: boolean;
  readonly detail: string;
}

function resolveServices(
  { hints, services, servicesNamed }: NameToRead,
  texts: readonly string[],
): ResolvedServices {
  const hinted = [...new Set(hints.flatMap((hint) => servicesNamed(hint)))].sort();
  const [text] = texts;
  if (text !== undefined) {
    const claimed = servicesNamed(text);
    const narrowed = claimed.length > 1 ? claimed.filter((service) => hinted.includes(service)) : claimed;
    const detail =
      claimed.length === 0
        ? `"${text}" is no service named in settings`
        : `"${text}" may be ${claimed.join(' or ')}: settings give this name to several services`;
    // An unknown word speaks against the hint: one tracker project may hold versions of several artefacts.
    return { services: narrowed.length === 1 ? narrowed : [], inName: true, detail };
  }
  if (hints.length > 0) {
    return { services: hinted, inName: false, detail: `${quoted(hints)} is no service named in settings` };
  }
  const [only] = services;
  if (only !== undefined && services.length === 1) return { services: [only.id], inName: false, detail: '' };
  return {
    services: [],
    inName: false,
    detail: 'Neither the name nor its source says which service it belongs to',
  };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function stated(service: ServiceId, version: string, serviceInName: boolean): NameReading {
  const parts = parseVersion(version);
  const text = parts === null ? version.trim() : versionText(parts);
  return { service, text, parts, by: 'rule', style: '', guesses: 0, serviceInName };
}

function refusal(why: 'unknown-pattern' | 'unknown-service' | 'clash', detail: string): NameReadings {
  return { found: [], refused: { why, detail }, notices: [] };
}
