import { maskCredentials } from './maskCredentials.ts';

const LONGEST = 200;
/** Error pages can be megabytes long; their beginning says what they are. */
const READ_AT_MOST = 20_000;

/**
 * A vendor's own words out of an error body: plain text of at most 200 characters, free of credentials; null where it said
 * nothing. Knows the error shapes in use: {error, errorType}, {detail}, {errorMessages, errors}, {message}, {errors: [...]},
 * a bare JSON string, plain text. An HTML page is named by its title, never quoted.
 */
export function vendorText(body: string): string | null {
  const text = body.slice(0, READ_AT_MOST).trim();
  if (text === '') return null;
  if (isHtml(text)) return htmlWords(text);
  // Masked before it is cut: half a token at the end of the text would not look like one any more.
  const words = maskCredentials(jsonWords(text) ?? text)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (words === '') return null;
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
}

function isHtml(text: string): boolean {
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|title|h1|center)\b/i.test(
    text,
  );
}

function htmlWords(text: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return title === ''
    ? 'an HTML page without a title'
    : `an HTML page titled ${maskCredentials(title).slice(0, 120)}`;
}

function jsonWords(text: string): string | null {
  try {
    const words = wordsOf(JSON.parse(text));
    return words.length === 0 ? null : words.join('; ');
  } catch {
    return null;
  }
}

function wordsOf(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (depth > 3 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((part) => wordsOf(part, depth + 1));
  const fields = new Map(Object.entries(value));
  const type = fields.get('errorType');
  const error = fields.get('error');
  if (typeof type === 'string' && typeof error === 'string') return [`${type}: ${error}`];
  const known = [
    'errorMessages',
    'detail',
    'message',
    'error',
    'title',
    'errors',
    'error_description',
  ].flatMap((name) =>
    name === 'errors' ? fieldErrors(fields.get(name), depth) : wordsOf(fields.get(name), depth + 1),
  );
  return [...new Set(known)];
}

/** {errors: {field: "words"}} names the field; {errors: [...]} does not have one. */
function fieldErrors(errors: unknown, depth: number): readonly string[] {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors))
    return wordsOf(errors, depth + 1);
  return Object.entries(errors).flatMap(([field, value]) =>
    wordsOf(value, depth + 1).map((words) => `${field}: ${words}`),
  );
}
