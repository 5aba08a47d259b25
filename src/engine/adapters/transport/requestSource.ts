import { answerAgeMs } from './answerAge.ts';
import { clockSkewMs } from './clockSkew.ts';
import { addressOf, initOf, receiptOf } from './httpMessage.ts';
import { limitInFlight } from './limitInFlight.ts';
import { rateLimitOf } from './rateLimit.ts';
import type { RequestSource, SourceAnswer, SourceRequest } from './request.ts';
import { SourceError } from './sourceError.ts';
import { createSourceTraffic, type SourceTrafficStore } from './sourceTraffic.ts';
import { SYSTEM_TIMER, untilAborted, wait, type Timer } from './timer.ts';
import { translateFailure, type Failure } from './translateFailure.ts';

export const REQUESTS_IN_FLIGHT = 4;
const DEFAULT_TIMEOUT_MS = 30_000;
/** A shorter pause is waited out in the queue; a longer one is an error at once, so that no reading waits for minutes. */
const LONGEST_WAIT_MS = 5_000;
/** Everybody who was told "30 s" would come back in the same instant; up to this much is added. */
const PAUSE_JITTER_MS = 1_000;

export interface RequestSourceOptions {
  readonly sourceId: string;
  /** '/api/metrics' or an absolute URL; never with a credential in it. */
  readonly baseUrl: string;
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly clock: { nowMs(): number };
  readonly random: () => number;
  readonly timer?: Timer;
  /** Where traffic is written for the Sources screen. */
  readonly traffic?: SourceTrafficStore;
}

/** The one way to a source: base URL, queue, timeout, pause, error translation and receipt. Retries are not its business. */
export function createRequestSource(options: RequestSourceOptions): RequestSource {
  // Taken out of `options`: a browser's fetch called as a method of another object throws "Illegal invocation".
  const { sourceId, clock, random, fetch } = options;
  const timer = options.timer ?? SYSTEM_TIMER;
  const traffic = options.traffic ?? createSourceTraffic();
  const limit = limitInFlight(REQUESTS_IN_FLIGHT, (counts) => traffic.update(counts));

  function fail(failure: Failure): SourceError {
    const error = translateFailure(sourceId, failure);
    const atMs = clock.nowMs();
    traffic.update({ lastError: { ...error.facts, atMs } });
    if (asksForSilence(error) && error.facts.retryAfterMs !== null) {
      const untilMs = atMs + error.facts.retryAfterMs + random() * PAUSE_JITTER_MS;
      traffic.update({ pausedUntilMs: Math.max(untilMs, traffic.current().pausedUntilMs ?? untilMs) });
    }
    return error;
  }

  async function sitOutPause(signal: AbortSignal): Promise<void> {
    const untilMs = traffic.current().pausedUntilMs;
    const waitMs = untilMs === null ? 0 : untilMs - clock.nowMs();
    if (waitMs <= 0) return;
    if (waitMs > LONGEST_WAIT_MS + PAUSE_JITTER_MS)
      throw translateFailure(sourceId, { kind: 'paused', retryAfterMs: waitMs });
    await wait(timer, waitMs, signal);
  }

  async function send(request: SourceRequest): Promise<SourceAnswer> {
    const sentAtMs = clock.nowMs();
    const timeout = new AbortController();
    const handle = timer.set(() => timeout.abort(), request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = AbortSignal.any([request.signal, timeout.signal]);
    traffic.update({ requestsSent: traffic.current().requestsSent + 1 });
    let status: number | null = null;
    try {
      const response = await untilAborted(
        fetch(addressOf(options.baseUrl, request), initOf(request, signal)),
        signal,
      );
      // An answer that the browser hides from us has the status 0: nothing is known about it.
      if (response.status === 0) throw fail({ kind: 'network', status: null });
      status = response.status;
      const headersAtMs = clock.nowMs();
      const bytes = new Uint8Array(await untilAborted(response.arrayBuffer(), signal));
      const receivedAtMs = clock.nowMs();
      const current = traffic.current();
      traffic.update({
        bytesReceived: current.bytesReceived + bytes.byteLength,
        rateLimit: rateLimitOf(response.headers, receivedAtMs) ?? current.rateLimit,
        clockSkewMs: clockSkewMs(response.headers, sentAtMs, headersAtMs) ?? current.clockSkewMs,
      });
      if (!response.ok) {
        const body = new TextDecoder().decode(bytes);
        throw fail({
          kind: 'status',
          status: response.status,
          headers: response.headers,
          body,
          nowMs: receivedAtMs,
        });
      }
      const skewMs = traffic.current().clockSkewMs ?? 0;
      const ageMs = answerAgeMs(response.headers, headersAtMs + skewMs);
      // A cache that answers for a dead source is no success of the source.
      const lastSuccessAtMs = ageMs === 0 ? receivedAtMs : headersAtMs - ageMs;
      traffic.update({
        lastSuccessAtMs: Math.max(lastSuccessAtMs, traffic.current().lastSuccessAtMs ?? lastSuccessAtMs),
      });
      const receipt = receiptOf(request, {
        sentAtMs,
        tookMs: receivedAtMs - sentAtMs,
        bytes: bytes.byteLength,
        asOfMs: headersAtMs - ageMs,
      });
      return {
        status: response.status,
        headers: response.headers,
        bytes,
        receipt,
        json: () => parse(bytes, response.status),
      };
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      if (timeout.signal.aborted) throw fail({ kind: 'timeout' });
      if (error instanceof SourceError) throw error;
      throw fail({ kind: 'network', status });
    } finally {
      timer.clear(handle);
    }
  }

  function parse(bytes: Uint8Array, status: number): unknown {
    const body = new TextDecoder().decode(bytes);
    try {
      return JSON.parse(body);
    } catch {
      throw fail({ kind: 'unreadable', status, body });
    }
  }

  return (request) =>
    limit.run(async () => {
      await sitOutPause(request.signal);
      return send(request);
    }, request.signal);
}

/** 429, and 503 with Retry-After; a 404 with an exhausted limit in its headers is still a 404. */
function asksForSilence({ facts }: SourceError): boolean {
  return facts.kind === 'rate-limited' || facts.kind === 'vendor-fault';
}
