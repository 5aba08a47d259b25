/** One entry of a `Link` header (RFC 8288). */
export interface Link {
  readonly rel: string;
  /** The parameters of the address it points to. The address itself is the vendor's host: it is never followed. */
  readonly search: URLSearchParams;
  /** Attributes besides `rel`, e.g. Sentry's `results` and `cursor`. */
  readonly attributes: Readonly<Record<string, string>>;
}

export function parseLinkHeader(header: string | null): readonly Link[] {
  if (header === null) return [];
  return [...header.matchAll(/<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g)].map(
    ([, address = '', rest = '']) => {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/;\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|([^\s",;]+))/g)].map(
          ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? ''] as const,
        ),
      );
      const query = address.indexOf('?');
      return {
        rel: attributes['rel'] ?? '',
        search: new URLSearchParams(query === -1 ? '' : address.slice(query + 1)),
        attributes,
      };
    },
  );
}

/**
 * The token of the next page, or null at the end. Only this one parameter is taken over: the absolute address would lead
 * past the proxy (and past its credentials). Sentry sends `rel="next"` on the last page too, with `results="false"`.
 */
export function nextPageToken(header: string | null, parameter: string): string | null {
  const next = parseLinkHeader(header).find((link) => link.rel.split(/\s+/).includes('next'));
  if (next === undefined || next.attributes['results'] === 'false') return null;
  return next.search.get(parameter) ?? next.attributes[parameter] ?? null;
}
