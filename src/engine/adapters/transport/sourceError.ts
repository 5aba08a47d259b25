export type SourceErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'refused'
  | 'bad-answer'
  | 'vendor-fault';

export interface SourceErrorFacts {
  readonly kind: SourceErrorKind;
  readonly sourceId: string;
  /** HTTP status, or null where none was seen. */
  readonly status: number | null;
  /** The vendor's own words, cut short; text, never HTML; free of credentials. */
  readonly vendorText: string | null;
  /** From Retry-After or the vendor's reset header. */
  readonly retryAfterMs: number | null;
}

/**
 * The only error that leaves an adapter. `message` is one plain sentence about what happened, `hint` what to do about it.
 * The kind decides about retries (collection/retry.ts), nothing else does.
 */
export class SourceError extends Error {
  readonly facts: SourceErrorFacts;
  readonly hint: string;

  constructor(facts: SourceErrorFacts) {
    super(describeFailure(facts, facts.sourceId));
    this.name = 'SourceError';
    this.facts = facts;
    this.hint = HINTS[facts.kind];
  }
}

/** One plain sentence about what happened; `name` is how people call the source. */
export function describeFailure({ kind, status, vendorText }: SourceErrorFacts, name: string): string {
  const said = vendorText === null || vendorText === '' ? '' : ` It said: "${vendorText}"`;
  return `${name} ${WORDS[kind]}${status === null ? '' : ` (HTTP ${status})`}.${said}`;
}

const WORDS: Record<SourceErrorKind, string> = {
  unreachable: 'cannot be reached, or the browser refused the answer',
  timeout: 'did not answer in time',
  unauthorized: 'does not accept the credentials',
  forbidden: 'accepts the credentials but does not allow this',
  'not-found': 'has nothing at this address',
  'rate-limited': 'asks us to slow down',
  refused: 'refused the question',
  'bad-answer': 'answered something that cannot be read',
  'vendor-fault': 'reports a fault of its own',
};

const HINTS: Record<SourceErrorKind, string> = {
  unreachable:
    'A browser does not say whether the network, the address or cross-origin rules (CORS) are the reason. Check that the source runs, that its URL is right, and that it is called through the proxy path /api/<source>/.',
  timeout: 'The source may be overloaded, or the window too long. It is asked again at the next refresh.',
  unauthorized:
    'Check the token or password in the environment variable of this source; it may have expired.',
  forbidden: 'Give the token the read rights listed in the adapter’s README.',
  'not-found': 'Check the base URL and the project or organisation name in holdfast.json.',
  'rate-limited':
    'Nothing to do: it is asked again when the source allows it. Raise refreshSeconds if it happens often.',
  refused:
    'The query was not accepted. Check the label, field and metric names of this source in holdfast.json.',
  'bad-answer':
    'Something other than the API may be answering (a login page, a proxy). Open the address in the browser and look.',
  'vendor-fault': 'Look at the source’s own status. It is asked again, less often.',
};
