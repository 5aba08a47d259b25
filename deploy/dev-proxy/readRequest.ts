/** What the browser asked of `/api/<source>/…`, or why it is refused. */
export type ProxyRequest =
  | { readonly kind: 'read'; readonly sourceId: string; readonly path: string; readonly search: string }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 405; readonly error: string };

/** POST carries a question to these paths only, because their query is too long for an address. */
const postQuestions =
  /(?:^|\/)(?:query|query_range|search|search\/jql|changelog\/bulkfetch|approximate-count|labels|series)\/?$/;

/**
 * Reads the raw address. It is neither decoded nor normalised on its way to the source, because a decoded
 * `..%2f` would leave the source's base path; so everything that could become a step upwards is refused.
 */
export function readRequest(method: string, rawUrl: string): ProxyRequest {
  const cut = rawUrl.indexOf('?');
  const rawPath = cut === -1 ? rawUrl : rawUrl.slice(0, cut);
  const search = cut === -1 ? '' : rawUrl.slice(cut);
  const parts = /^\/api\/([a-z0-9][a-z0-9-]*)(?:\/(.*))?$/.exec(rawPath);
  if (parts === null) return { kind: 'refused', status: 404, error: 'Unknown source.' };
  const path = parts[2] ?? '';
  if (!isPlainPath(path)) {
    return { kind: 'refused', status: 400, error: 'The path could lead out of the source and was refused.' };
  }
  if (method !== 'GET' && method !== 'HEAD' && !(method === 'POST' && postQuestions.test(path))) {
    return { kind: 'refused', status: 405, error: `${method} is not allowed here: the proxy only reads.` };
  }
  return { kind: 'read', sourceId: parts[1] ?? '', path, search };
}

function isPlainPath(path: string): boolean {
  if (/\/\/|[\\;#]/.test(path) || path.startsWith('/')) return false;
  return path.split('/').every(isPlainSegment);
}

/** Decodes as often as a careless server might (`%252e` becomes `%2e` becomes `.`). */
function isPlainSegment(segment: string): boolean {
  let current = segment;
  for (let round = 0; round < 3; round += 1) {
    if (current === '.' || current === '..' || hasControlOrSeparator(current)) return false;
    const decoded = decode(current);
    if (decoded === null) return round > 0;
    if (decoded === current) return true;
    current = decoded;
  }
  return current !== '.' && current !== '..' && !hasControlOrSeparator(current);
}

function hasControlOrSeparator(text: string): boolean {
  return [...text].some((sign) => '/\\;'.includes(sign) || (sign.codePointAt(0) ?? 0) < 0x20);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
