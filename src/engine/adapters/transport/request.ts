import type { RequestReceipt } from '../../domain/collected.ts';

/** One request below a source's base URL. The transport adds the base, the timeout, the queue and error translation. */
export interface SourceRequest {
  readonly method?: 'GET' | 'POST';
  /** Below the base URL, without a leading slash: 'api/v1/query'. Already percent-encoded where names are in it. */
  readonly path: string;
  readonly search?: URLSearchParams;
  readonly body?:
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'form'; readonly value: URLSearchParams };
  /** The query in the vendor's language for the receipt; null where the path says it all. */
  readonly query?: string | null;
  /** The same question in the vendor's own screen. */
  readonly vendorUrl?: string | null;
  readonly signal: AbortSignal;
  /** Default 30 s. */
  readonly timeoutMs?: number;
}

export interface SourceAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as bytes, for scanners of long range answers. */
  readonly bytes: Uint8Array;
  /** The body as parsed JSON; throws SourceError 'bad-answer' for HTML, text or cut JSON. */
  json(): unknown;
  readonly receipt: RequestReceipt;
}

/**
 * Asks one source. Resolves for 2xx only; rejects with SourceError, or with the signal's AbortError.
 * At most 4 requests of a source are in flight; further ones wait their turn.
 */
export type RequestSource = (request: SourceRequest) => Promise<SourceAnswer>;
