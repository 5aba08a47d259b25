import {
  request as askHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as askHttps } from 'node:https';
import type { Target } from './readTargets.ts';

/** The only client headers that reach a source. Authorization, Cookie and X-Redmine-* are the proxy's own to set. */
const passedToSource = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'if-none-match',
  'if-modified-since',
];

/**
 * Answer headers that stay here: about one connection (hop by hop), or about the source's own origin, which
 * would act on ours. WWW-Authenticate opens the browser's own login window on a 401.
 */
export const keptHere: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'proxy-authenticate',
  'proxy-connection',
  'set-cookie',
  'www-authenticate',
  'strict-transport-security',
  'alt-svc',
  'clear-site-data',
  'refresh',
  'content-security-policy',
  'content-security-policy-report-only',
  'report-to',
  'reporting-endpoints',
  'nel',
]);

export interface Forwarding {
  readonly target: Target;
  readonly path: string;
  readonly search: string;
  readonly timeoutMs: number;
}

/** Passes one reading request on to its source and streams the answer back, byte for byte. */
export function forwardRequest(
  client: IncomingMessage,
  answer: ServerResponse,
  forwarding: Forwarding,
): void {
  const { target, timeoutMs } = forwarding;
  const base = target.url.pathname.replace(/\/$/, '');
  const ask = target.url.protocol === 'https:' ? askHttps : askHttp;
  const upstream = ask({
    protocol: target.url.protocol,
    // WHATWG writes IPv6 addresses in brackets, node:http wants them bare.
    hostname: target.url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: target.url.port === '' ? undefined : target.url.port,
    method: client.method,
    path: `${base}/${forwarding.path}${forwarding.search}`,
    headers: {
      ...clientHeaders(client.headers),
      ...(tellsKey(forwarding.path) ? { 'accept-encoding': 'identity' } : {}),
      ...target.headers,
      host: target.url.host,
    },
    timeout: timeoutMs,
  });
  let isTooLate = false;
  upstream.on('timeout', () => {
    isTooLate = true;
    upstream.destroy();
  });
  upstream.on('error', (cause) => {
    if (answer.headersSent) answer.destroy();
    else if (isTooLate)
      sendError(answer, 504, `The source did not answer within ${timeoutMs / 1000} seconds.`);
    else sendError(answer, 502, `The source could not be reached (${reasonOf(cause)}).`);
  });
  upstream.on('response', (reply) => {
    passBack(reply, answer, tellsKey(forwarding.path));
  });
  answer.on('close', () => {
    if (!answer.writableFinished) upstream.destroy();
  });
  client.pipe(upstream);
}

/** Every error of the proxy itself has this shape; the source's own errors pass unchanged. */
export function sendError(answer: ServerResponse, status: number, error: string): void {
  if (answer.destroyed) return;
  answer.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...ownHeaders });
  answer.end(JSON.stringify({ error }));
}

/** A source's HTML must not run as a page of ours when its address is opened directly. */
const ownHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

/** Redmine tells the asking user's own key in the answer about that user. */
function tellsKey(path: string): boolean {
  return /(?:^|\/)users\/current\.json$/.test(path);
}

function passBack(reply: IncomingMessage, answer: ServerResponse, keepKey: boolean): void {
  const status = reply.statusCode ?? 502;
  if (status >= 300 && status < 400 && status !== 304) {
    reply.resume();
    sendError(
      answer,
      502,
      `The source answered with a redirect (${status}). Set its final address in the _URL variable.`,
    );
    return;
  }
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(reply.headers)) {
    if (value === undefined || keptHere.has(name) || name.startsWith('access-control-')) continue;
    headers[name] = value;
  }
  // The age of an answer is judged by its Date; not every server sends one.
  headers['date'] ??= new Date().toUTCString();
  if (keepKey) {
    delete headers['content-length'];
    delete headers['etag'];
  }
  answer.writeHead(status, {
    ...headers,
    'content-security-policy': ownHeaders['content-security-policy'],
    'x-content-type-options': 'nosniff',
  });
  reply.on('error', () => answer.destroy());
  // A source that breaks off in the middle must not look like a complete answer.
  reply.on('aborted', () => answer.destroy());
  if (keepKey) passWithoutKey(reply, answer);
  else reply.pipe(answer);
}

/** The answer is small: it is read whole, so that a key cannot lie across two pieces of it. */
function passWithoutKey(reply: IncomingMessage, answer: ServerResponse): void {
  const pieces: Buffer[] = [];
  reply.on('data', (piece: Buffer) => pieces.push(piece));
  reply.on('end', () => {
    const body = Buffer.concat(pieces).toString('utf8');
    answer.end(body.replaceAll(/"api_key"\s*:\s*"[^"]*"/g, '"api_key":null'));
  });
}

function clientHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const name of [...passedToSource, 'content-length']) {
    const value = headers[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}

/** The code only: a message may name the address with what is in it. */
function reasonOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : 'connection failed';
}
