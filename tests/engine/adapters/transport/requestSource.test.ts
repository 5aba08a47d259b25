import { describe, expect, it } from 'vitest';
import { errorOf, fakeSource, json, NOW_MS, settle } from './fakeSource.ts';

async function failWith(response: Response) {
  const source = fakeSource();
  const answer = source.ask();
  const failure = errorOf(answer);
  await settle();
  source.sent[0]?.answer(response);
  return { source, error: await failure };
}

describe('a request that works', () => {
  it('goes to the base with path, search, body and simple headers only', async () => {
    const source = fakeSource({ baseUrl: '/api/errors/' });
    const answer = source.ask({
      method: 'POST',
      path: 'a/b',
      search: new URLSearchParams({ q: 'x y' }),
      body: { kind: 'json', value: { n: 0 } },
    });
    await settle();
    const [sent] = source.sent;
    expect(sent?.url).toBe('/api/errors/a/b?q=x+y');
    expect(sent?.init.body).toBe('{"n":0}');
    expect(sent?.init.headers).toEqual({ Accept: 'application/json', 'Content-Type': 'application/json' });
    sent?.answer(json({ ok: true }));
    expect((await answer).json()).toEqual({ ok: true });
  });

  it('is told in a receipt with path and search, time and size', async () => {
    const source = fakeSource();
    const answer = source.ask({
      search: new URLSearchParams({ q: '1' }),
      query: 'up',
      vendorUrl: 'https://v.example/q',
    });
    await source.passTime(250);
    source.sent[0]?.answer(json([1]));
    expect((await answer).receipt).toEqual({
      method: 'GET',
      path: 'things?q=1',
      query: 'up',
      sentAtMs: NOW_MS,
      tookMs: 250,
      bytes: 3,
      asOfMs: NOW_MS + 250,
      vendorUrl: 'https://v.example/q',
    });
  });

  it('keeps credentials out of the receipt and leaves label matchers readable', async () => {
    const source = fakeSource();
    const search = new URLSearchParams({ key: 'b3c4b3c4b3c4b3c4', token: 'hunter22', jql: 'key = A-1' });
    const answer = source.ask({ search, query: 'up{key="checkout"} # Bearer abc123def456' });
    await settle();
    source.sent[0]?.answer(json([]));
    const { receipt } = await answer;
    expect(receipt.path).toBe('things?key=***&token=***&jql=key+%3D+A-1');
    expect(receipt.query).toBe('up{key="checkout"} # Bearer ***');
  });
});

describe('a request that fails', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [429, 'rate-limited'],
    [400, 'refused'],
    [405, 'refused'],
    [413, 'refused'],
    [415, 'refused'],
    [422, 'refused'],
    [418, 'refused'],
    [500, 'vendor-fault'],
    [503, 'vendor-fault'],
  ] as const)('HTTP %i reads %s', async (status, kind) => {
    const { error, source } = await failWith(json({ detail: 'because' }, { status }));
    expect(error.facts).toEqual({
      kind,
      sourceId: 'errors',
      status,
      vendorText: 'because',
      retryAfterMs: null,
    });
    expect(source.traffic.current().lastError).toEqual({ ...error.facts, atMs: NOW_MS });
    expect(source.traffic.current().lastSuccessAtMs).toBeNull();
  });

  it('a failed fetch is unreachable, and the browser’s words are not trusted', async () => {
    const source = fakeSource();
    const failure = errorOf(source.ask());
    await settle();
    source.sent[0]?.fail(new TypeError('Failed to fetch'));
    expect((await failure).facts).toMatchObject({ kind: 'unreachable', status: null, vendorText: null });
    expect((await failure).hint).toContain('CORS');
  });

  it('an answer without a status is unreachable', async () => {
    const { error } = await failWith(Response.error());
    expect(error.facts).toMatchObject({ kind: 'unreachable', status: null });
  });

  it('a body that breaks off is unreachable with the status seen', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    });
    const { error } = await failWith(new Response(broken, { status: 200 }));
    expect(error.facts).toMatchObject({ kind: 'unreachable', status: 200 });
  });

  it('a source that hangs times out after 30 s and frees its place', async () => {
    const source = fakeSource();
    const failure = errorOf(source.ask());
    await source.passTime(29_999);
    expect(source.traffic.current().inFlight).toBe(1);
    await source.passTime(1);
    expect((await failure).facts.kind).toBe('timeout');
    expect(source.traffic.current().inFlight).toBe(0);
    expect(source.sent[0]?.init.signal?.aborted).toBe(true);
  });

  it('a body that hangs times out too', async () => {
    const source = fakeSource();
    const failure = errorOf(source.ask({ timeoutMs: 1000 }));
    await settle();
    source.sent[0]?.answer(new Response(new ReadableStream({})));
    await source.passTime(1000);
    expect((await failure).facts.kind).toBe('timeout');
    expect(source.timerCount()).toBe(0);
  });

  it.each([
    [
      'a login page',
      '<!DOCTYPE html><html><head><title>Sign in</title></head><body onload="x()">…',
      'an HTML page titled Sign in',
    ],
    ['plain text', 'all good here', 'all good here'],
    ['cut JSON', '{"data": [1, 2', '{"data": [1, 2'],
    ['nothing', '', 'an empty answer'],
  ])('%s with status 200 is a bad answer', async (_, body, words) => {
    const source = fakeSource();
    const answer = source.ask();
    await settle();
    source.sent[0]?.answer(new Response(body, { status: 200 }));
    const { json: read } = await answer;
    const error = await errorOf(Promise.resolve().then(read));
    expect(error.facts).toMatchObject({ kind: 'bad-answer', status: 200, vendorText: words });
    expect(source.traffic.current().lastError?.kind).toBe('bad-answer');
  });

  it('does not break its words off in the middle of a credential', async () => {
    const { error } = await failWith(
      json({ detail: `${'x '.repeat(85)}Bearer ${'aB3'.repeat(40)}` }, { status: 401 }),
    );
    expect(error.message).not.toContain('aB3');
  });
});

describe('a caller who stops waiting', () => {
  it('gets the reason of its own signal, not a SourceError', async () => {
    const source = fakeSource();
    const stop = new AbortController();
    const answer = source.ask({ signal: stop.signal });
    await settle();
    stop.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.sent[0]?.init.signal?.aborted).toBe(true);
    expect(source.traffic.current()).toMatchObject({ inFlight: 0, lastError: null });
  });

  it('leaves the queue without a request', async () => {
    const source = fakeSource();
    const stop = new AbortController();
    for (let nth = 0; nth < 4; nth += 1) void source.ask();
    const fifth = source.ask({ signal: stop.signal });
    await settle();
    expect(source.traffic.current()).toMatchObject({ inFlight: 4, queued: 1, requestsSent: 4 });
    stop.abort();
    await expect(fifth).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.traffic.current().queued).toBe(0);
    expect(source.sent).toHaveLength(4);
  });

  it('sends nothing when the signal was aborted before', async () => {
    const source = fakeSource();
    await expect(source.ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.sent).toHaveLength(0);
  });
});

describe('the queue', () => {
  it('keeps four in flight and serves the rest in order', async () => {
    const source = fakeSource();
    for (let nth = 0; nth < 7; nth += 1) void source.ask({ path: `p${nth}` });
    await settle();
    expect(source.sent.map((sent) => sent.url)).toEqual(
      ['p0', 'p1', 'p2', 'p3'].map((path) => `/api/errors/${path}`),
    );
    source.sent[2]?.answer(json(1));
    source.sent[0]?.answer(json(1));
    await settle();
    expect(source.sent.slice(4).map((sent) => sent.url)).toEqual(['/api/errors/p4', '/api/errors/p5']);
    expect(source.traffic.current()).toMatchObject({ inFlight: 4, queued: 1 });
  });

  it('matches every answer with its own question when they come back in another order', async () => {
    const source = fakeSource();
    const first = source.ask({ path: 'first' });
    const second = source.ask({ path: 'second' });
    await settle();
    source.sent[1]?.answer(json('second'));
    await settle();
    source.sent[0]?.answer(json('first'));
    expect([(await first).json(), (await second).json()]).toEqual(['first', 'second']);
  });
});

describe('Retry-After', () => {
  const limited = (retryAfter: string) => json({}, { status: 429, headers: { 'Retry-After': retryAfter } });

  it('pauses the whole source: a question inside a long pause fails at once and is not sent', async () => {
    const { source, error } = await failWith(limited('60'));
    expect(error.facts.retryAfterMs).toBe(60_000);
    expect(source.traffic.current().pausedUntilMs).toBe(NOW_MS + 60_000);
    const second = await errorOf(source.ask({ path: 'other' }));
    expect(second.facts).toMatchObject({ kind: 'rate-limited', retryAfterMs: 60_000 });
    expect(source.sent).toHaveLength(1);
    await source.passTime(60_000);
    void source.ask();
    await settle();
    expect(source.sent).toHaveLength(2);
  });

  it('is waited out when it is short', async () => {
    const { source } = await failWith(limited('3'));
    void source.ask();
    await source.passTime(2_999);
    expect(source.sent).toHaveLength(1);
    await source.passTime(1);
    expect(source.sent).toHaveLength(2);
  });

  it('is lengthened by jitter, so that many screens do not come back in the same instant', async () => {
    const source = fakeSource({ random: () => 0.5 });
    const failure = errorOf(source.ask());
    await settle();
    source.sent[0]?.answer(limited('60'));
    await failure;
    expect(source.traffic.current().pausedUntilMs).toBe(NOW_MS + 60_500);
  });

  it('is unknown without the header, and nothing is paused', async () => {
    const { source, error } = await failWith(json({}, { status: 429 }));
    expect(error.facts.retryAfterMs).toBeNull();
    expect(source.traffic.current().pausedUntilMs).toBeNull();
  });

  it('lets a caller leave during the wait', async () => {
    const { source } = await failWith(limited('3'));
    const stop = new AbortController();
    const answer = source.ask({ signal: stop.signal });
    await settle();
    stop.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.timerCount()).toBe(0);
  });
});

describe('traffic', () => {
  it('counts requests and bytes, reads limits and clock skew, and tells listeners', async () => {
    const source = fakeSource();
    let told = 0;
    const stop = source.traffic.subscribe(() => (told += 1));
    const answer = source.ask();
    await source.passTime(2000);
    const headers = {
      Date: new Date(NOW_MS + 31_000).toUTCString(),
      'X-Sentry-Rate-Limit-Limit': '40',
      'X-Sentry-Rate-Limit-Remaining': '39',
      'X-Sentry-Rate-Limit-Reset': String((NOW_MS + 41_000) / 1000),
    };
    source.sent[0]?.answer(json([0], { headers }));
    await answer;
    await settle();
    expect(source.traffic.current()).toEqual({
      requestsSent: 1,
      inFlight: 0,
      queued: 0,
      bytesReceived: 3,
      lastSuccessAtMs: NOW_MS + 2000,
      lastError: null,
      pausedUntilMs: null,
      clockSkewMs: 30_000,
      rateLimit: { limit: 40, remaining: 39, resetsAtMs: NOW_MS + 12_000 },
    });
    const before = told;
    expect(before).toBeGreaterThan(0);
    stop();
    void source.ask();
    expect(told).toBe(before);
  });

  it('knows no skew without a Date, or when the answer came out of a cache', async () => {
    for (const headers of [{}, { Date: new Date(NOW_MS - 90_000).toUTCString(), Age: '90' }]) {
      const source = fakeSource();
      const answer = source.ask();
      await settle();
      source.sent[0]?.answer(json([], { headers }));
      await answer;
      expect(source.traffic.current().clockSkewMs).toBeNull();
    }
  });
});
