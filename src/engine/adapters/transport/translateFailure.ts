import { retryAfterMs } from './retryAfter.ts';
import { SourceError, type SourceErrorKind } from './sourceError.ts';
import { vendorText } from './vendorText.ts';

/** How a request can fail, before it is put into our words. */
export type Failure =
  /** fetch threw, or the body broke off (then the status was seen). */
  | { readonly kind: 'network'; readonly status: number | null }
  | { readonly kind: 'timeout' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers: Headers;
      readonly body: string;
      readonly nowMs: number;
    }
  /** 2xx with something that is no JSON: a login page, plain text, an answer cut short. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly body: string }
  /** Not sent: the source asked for silence until later. */
  | { readonly kind: 'paused'; readonly retryAfterMs: number };

/** The one place where transport failures become SourceErrors. */
export function translateFailure(sourceId: string, failure: Failure): SourceError {
  const none = { sourceId, status: null, vendorText: null, retryAfterMs: null };
  switch (failure.kind) {
    case 'network':
      return new SourceError({ ...none, kind: 'unreachable', status: failure.status });
    case 'timeout':
      return new SourceError({ ...none, kind: 'timeout' });
    case 'paused':
      return new SourceError({ ...none, kind: 'rate-limited', retryAfterMs: failure.retryAfterMs });
    case 'unreadable':
      return new SourceError({
        ...none,
        kind: 'bad-answer',
        status: failure.status,
        vendorText: vendorText(failure.body) ?? 'an empty answer',
      });
    case 'status': {
      const text = vendorText(failure.body);
      return new SourceError({
        kind: kindOf(failure.status, text),
        sourceId,
        status: failure.status,
        vendorText: text,
        retryAfterMs: retryAfterMs(failure.headers, failure.nowMs),
      });
    }
  }
}

function kindOf(status: number, text: string | null): SourceErrorKind {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'vendor-fault';
  // Prometheus answers 422 instead of 503 when its own time ran out while it read the series: asking again may help.
  if (status === 422 && text?.includes('context deadline exceeded') === true) return 'vendor-fault';
  if (status >= 400) return 'refused';
  return 'bad-answer';
}
