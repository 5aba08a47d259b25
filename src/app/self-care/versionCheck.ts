/** What the server says of itself; `unreachable` also where it has no version.json. */
export type VersionCheck =
  | {
      readonly kind: 'answered';
      readonly version: string;
      readonly build: string;
      /** The server's clock minus this machine's; null = the answer has no date, or was too slow to tell. */
      readonly skewMs: number | null;
    }
  | {
      readonly kind: 'unreachable';
      /** Nothing came at all, not even a refusal: something on the way keeps the question. */
      readonly silent: boolean;
    };

export interface ServerAccess {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly nowMs: () => number;
  /** Where the app is served, with slashes at both ends. */
  readonly base: string;
}

/** An answer that took longer says too little about the clock. */
const SLOWEST_FOR_CLOCK_MS = 4_000;
const ANSWER_WITHIN_MS = 10_000;
const NO_VERSION: VersionCheck = { kind: 'unreachable', silent: false };
/** The header counts whole seconds. */
const DATE_STEP_MS = 1_000;

/** Asks the server itself: the address differs each time, so that no cache on the way has an answer. */
export async function checkVersion({ fetch, nowMs, base }: ServerAccess): Promise<VersionCheck> {
  const sentAtMs = nowMs();
  try {
    const response = await fetch(`${base}version.json?t=${sentAtMs}`, freshOptions());
    const receivedAtMs = nowMs();
    if (!response.ok) return NO_VERSION;
    const told: unknown = await response.json();
    if (typeof told !== 'object' || told === null || !('build' in told) || !('version' in told))
      return NO_VERSION;
    const { build, version } = told;
    if (typeof build !== 'string' || typeof version !== 'string') return NO_VERSION;
    const skewMs = skewOf(response.headers.get('date'), sentAtMs, receivedAtMs);
    return { kind: 'answered', version, build, skewMs };
  } catch (error) {
    return { kind: 'unreachable', silent: error instanceof DOMException && error.name === 'TimeoutError' };
  }
}

/**
 * Server's clock minus ours, in milliseconds, from the `Date` of its answer: compared with the middle of asking, and of the second
 * that the header names.
 */
export function skewOf(date: string | null, sentAtMs: number, receivedAtMs: number): number | null {
  const serverMs = Date.parse(date ?? '');
  const tookMs = receivedAtMs - sentAtMs;
  if (Number.isNaN(serverMs) || tookMs < 0 || tookMs > SLOWEST_FOR_CLOCK_MS) return null;
  return Math.round(serverMs + DATE_STEP_MS / 2 - (sentAtMs + tookMs / 2));
}

/**
 * Whether a reload would bring a page: the server answers with ours, and, where a build is named, with that one. What version.json
 * says is not enough: behind several servers or a cache the page may still be the old one, and reloading it is a loop.
 */
export async function servesPage(
  { fetch, nowMs, base }: ServerAccess,
  build: string | null,
): Promise<boolean> {
  try {
    const response = await fetch(`${base}?t=${nowMs()}`, freshOptions());
    if (!response.ok) return false;
    const served = buildIn(await response.text());
    return served !== null && (build === null || served === build);
  } catch {
    return false;
  }
}

/** The build that a page names, as scripts/vite/buildStamp.ts writes it. */
export function buildIn(html: string): string | null {
  return /<meta name="holdfast-build" content="([^"]+)"/.exec(html)?.[1] ?? null;
}

function freshOptions(): RequestInit {
  return { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
}
