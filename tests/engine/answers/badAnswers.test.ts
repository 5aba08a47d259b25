import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { OverviewBody } from '../../../src/engine/answers/overviewBody.ts';
import type { SourcesBody } from '../../../src/engine/answers/sourcesBody.ts';
import { startEngine, type Engine } from '../../../src/engine/engine.ts';
import { demoFetch, demoSettings, STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';
import { settle } from './demoAnswers.ts';

type Answerer = (signal: AbortSignal | null | undefined) => Response | Promise<Response>;

const text = (body: string, status: number, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/plain', ...headers } });

interface Case {
  readonly name: string;
  readonly answer: Answerer;
  /** What the figures that need this source say. */
  readonly sentence: RegExp;
  readonly hint: RegExp;
  readonly state: 'failing' | 'paused';
}

const cases: readonly Case[] = [
  {
    name: '401 as plain text',
    answer: () => text('Unauthorized', 401),
    sentence: /^Sentry does not accept the credentials \(HTTP 401\)\. It said: "Unauthorized"/,
    hint: /token or password/,
    state: 'failing',
  },
  {
    name: '403 in JSON',
    answer: () =>
      Response.json({ detail: 'You do not have permission to perform this action.' }, { status: 403 }),
    sentence:
      /^Sentry accepts the credentials but does not allow this \(HTTP 403\)\. It said: "You do not have permission/,
    hint: /read rights/,
    state: 'failing',
  },
  {
    name: '404',
    answer: () => Response.json({ detail: 'The requested resource does not exist' }, { status: 404 }),
    sentence: /^Sentry has nothing at this address \(HTTP 404\)/,
    hint: /base URL/,
    state: 'failing',
  },
  {
    name: '429 that says when to come back',
    answer: () => text('Slow down', 429, { 'Retry-After': '120' }),
    sentence: /^Sentry asks us to slow down/,
    hint: /Nothing to do/,
    state: 'paused',
  },
  {
    name: '429 that does not',
    answer: () => text('Slow down', 429),
    sentence: /^Sentry asks us to slow down/,
    hint: /Nothing to do/,
    state: 'failing',
  },
  {
    name: '500',
    answer: () => text('Internal Server Error', 500),
    sentence: /^Sentry reports a fault of its own \(HTTP 500\)/,
    hint: /own status/,
    state: 'failing',
  },
  {
    name: 'HTML instead of JSON: a login page',
    answer: () =>
      new Response('<!doctype html><title>Log in</title><script>alert(1)</script><h1>Please log in</h1>', {
        headers: { 'Content-Type': 'text/html' },
      }),
    sentence: /^Sentry answered something that cannot be read \(HTTP 200\)/,
    hint: /login page/,
    state: 'failing',
  },
  {
    name: 'JSON cut short',
    answer: () => new Response('[{"version": "shop@2.1', { headers: { 'Content-Type': 'application/json' } }),
    sentence: /^Sentry answered something that cannot be read \(HTTP 200\)/,
    hint: /login page/,
    state: 'failing',
  },
  {
    name: 'a network that does not answer',
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    sentence: /^Sentry cannot be reached, or the browser refused the answer/,
    hint: /CORS/,
    state: 'failing',
  },
];

/** The demo's engine with one tool that answers in its own way. */
async function engineWith(answer: Answerer | null): Promise<Engine> {
  const ask = demoFetch('steady');
  const started = await startEngine(await demoSettings(), {
    fetch: async (input, init) =>
      answer !== null && input.startsWith('/api/errors/') ? answer(init.signal) : ask(input, init),
    clock: { nowMs: () => STORY_NOW_MS },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  return started.engine;
}

interface Seen {
  readonly overview: OverviewBody;
  readonly sources: SourcesBody;
}

async function look(answer: Answerer | null): Promise<Seen> {
  const engine = await engineWith(answer);
  const [overview, sources] = await Promise.all([
    settle(engine, { kind: 'overview', view: WHOLE_VIEW }),
    settle(engine, { kind: 'sources', view: WHOLE_VIEW }),
  ]);
  return { overview: overview.body, sources: sources.body };
}

/** Figures that do not come from Sentry, as text, to compare with those of a healthy company. */
function standing({ rows }: OverviewBody) {
  const kpis = [
    'error-rate',
    'transaction-success',
    'latency-p95',
    'synthetic-success',
    'incidents',
    'open-defects',
  ];
  return rows.map(({ release, figures }) => [
    release.id,
    ...kpis.map((kpi) => {
      const reading = figures[kpi]?.reading;
      return reading?.kind === 'known' ? reading.value : reading?.reason;
    }),
  ]);
}

const seen = new Map<string, Seen>();
let healthy: Seen;

// All at once: what waits for retries waits together.
beforeAll(async () => {
  healthy = await look(null);
  await Promise.all(cases.map(async ({ name, answer }) => seen.set(name, await look(answer))));
});

describe.each(cases)('$name', ({ name, sentence, hint, state }) => {
  const looked = (): Seen => {
    const found = seen.get(name);
    if (found === undefined) throw new Error('not looked at');
    return found;
  };

  test('is said in its own words on every figure that needs the source', () => {
    const { rows } = looked().overview;
    const readings = rows
      .filter(({ release }) => release.service === 'shop')
      .map(({ figures }) => figures['crash-free-sessions']?.reading);
    expect(readings.length).toBeGreaterThan(5);
    for (const reading of readings) {
      expect(reading).toMatchObject({
        kind: 'unknown',
        reason: 'source-failed',
        detail: expect.stringMatching(sentence),
      });
      expect(reading).toMatchObject({ detail: expect.stringMatching(hint) });
    }
  });

  test('leaves all other figures as they are', () => {
    // Sentry alone told of the rollback to 2.9.0, which is older than the time looked back.
    const others = standing(healthy.overview).filter(([id]) => id !== 'shop@2.9.0');
    expect(standing(looked().overview)).toEqual(others);
  });

  test('stands on the Sources screen with its hint', () => {
    const source = looked().sources.sources.find(({ id }) => id === 'errors');
    expect(source?.state).toBe(state);
    const errors = source?.entities.flatMap(({ error }) => (error === null ? [] : [error])) ?? [];
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error.sentence).toMatch(sentence);
      expect(error.hint).toMatch(hint);
    }
  });
});

test('vendors’ pages are text: no markup and no script of theirs gets into a sentence', () => {
  const page = JSON.stringify(seen.get('HTML instead of JSON: a login page')?.sources);
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('alert(1)');
});

describe('a source that hangs', () => {
  test('is given up after its time; until then its figures are awaited, and the others are there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    try {
      const engine = await engineWith(
        (signal) =>
          new Promise((_, reject) =>
            signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
          ),
      );
      const question = { kind: 'overview', view: WHOLE_VIEW } as const;
      const stop = engine.watch(question, () => undefined);
      const readings = () => {
        const body = engine.ask(question).body as OverviewBody;
        const shop = body.rows.find(({ release }) => release.id === 'shop@2.14.1');
        return [shop?.figures['error-rate']?.reading.kind, shop?.figures['crash-free-sessions']?.reading];
      };
      await vi.waitFor(
        async () => {
          await vi.advanceTimersByTimeAsync(100);
          expect(readings()).toEqual(['known', expect.objectContaining({ reason: 'awaited' })]);
        },
        { timeout: 60_000 },
      );
      expect(engine.ask(question).awaited.map(({ sourceId }) => sourceId)).toContain('errors');
      // Releases and deploys wait first, then what needs their names: a pass of 30 s each.
      await vi.advanceTimersByTimeAsync(95_000);
      expect(readings()).toEqual([
        'known',
        expect.objectContaining({
          reason: 'source-failed',
          detail: expect.stringMatching(/^Sentry did not answer in time\. The source may be overloaded/),
        }),
      ]);
      stop();
    } finally {
      vi.useRealTimers();
    }
  });
});
