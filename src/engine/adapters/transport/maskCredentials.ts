const MASK = '***';

/** Names whose value is a credential, in a query string or as `name=value` / `name: value` in text. */
const SECRET_NAMES =
  'access[_-]?token|refresh[_-]?token|api[_-]?token|auth[_-]?token|private[_-]?token|token|x-redmine-api-key|api[_-]?key|apikey|key|client[_-]?secret|secret|password|passwd|pwd|authorization|auth|signature|sig|cookie|session[_-]?id';
const SECRET_PARAMETER = new RegExp(`^(?:${SECRET_NAMES})$`, 'i');

/** Credentials by their very form: masked everywhere. */
const UNMISTAKABLE: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|Token|Digest)\s+(?=\S*\d)[\w.~+/=-]{8,}/gi, `$1 ${MASK}`],
  [/(\w+:\/\/)[^\s/@"']+@/g, `$1${MASK}@`],
  // A signed token (JWT).
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, MASK],
  // Prefixes by which vendors mark their tokens.
  [
    /\b(?:sntry[su]_|glpat-|gh[pousr]_|github_pat_|xox[abprs]-|ATATT3|NRAK-|dop_v1_|lin_api_|glsa_)[\w+/=-]{6,}/g,
    MASK,
  ],
];

/** Credentials by their surroundings: right for a vendor's prose, wrong for a query, where `{key="checkout"}` is a label. */
const LIKELY: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(${SECRET_NAMES})("?\\s*[=:]\\s*"?)[^\\s"'&,;*]{6,}`, 'gi'), `$1$2${MASK}`],
  // A long run that mixes upper case, lower case and digits is no word. Commit hashes have one case and stay readable.
  [/\b(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=[\w+-]*\d)[\w+-]{28,}={0,2}/g, MASK],
];

/** Text from outside (a vendor's words, an error) with everything that looks like a credential masked. */
export function maskCredentials(text: string): string {
  return mask(text, [...UNMISTAKABLE, ...LIKELY]);
}

/** A query of our own, for the receipt: it must stay what was asked, so that it can be copied and asked again. */
export function maskQuery(query: string): string {
  return mask(query, UNMISTAKABLE);
}

function mask(text: string, patterns: readonly (readonly [RegExp, string])[]): string {
  return patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

/** Path and search as a receipt may show them: parameters that carry credentials are masked, all others untouched. */
export function receiptPath(path: string, search: URLSearchParams | undefined): string {
  if (search === undefined || search.size === 0) return path;
  const shown = new URLSearchParams(
    [...search].map(([name, value]): [string, string] => [name, SECRET_PARAMETER.test(name) ? MASK : value]),
  );
  return `${path}${path.includes('?') ? '&' : '?'}${shown.toString()}`;
}
