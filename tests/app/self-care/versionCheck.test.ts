import { describe, expect, test } from 'vitest';
import { buildIn, checkVersion, servesPage, skewOf } from '../../../src/app/self-care/versionCheck.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 10);

function server(answer: () => Response) {
  const asked: string[] = [];
  return {
    asked,
    base: '/holdfast/',
    nowMs: () => NOW_MS,
    fetch: async (url: string, init: RequestInit) => {
      asked.push(`${url} ${init.cache ?? ''}`);
      return answer();
    },
  };
}

const page = (build: string) => `<head><meta name="holdfast-build" content="${build}"></head>`;

describe('the version on the server', () => {
  test('is read past every cache, with the difference of the clocks', async () => {
    const access = server(
      () =>
        new Response(JSON.stringify({ version: '0.2.0', build: 'b2' }), {
          headers: { date: new Date(NOW_MS + 600_000).toUTCString() },
        }),
    );
    expect(await checkVersion(access)).toEqual({
      kind: 'answered',
      version: '0.2.0',
      build: 'b2',
      skewMs: 600_500,
    });
    expect(access.asked).toEqual([`/holdfast/version.json?t=${NOW_MS} no-store`]);
  });

  test('is unknown where the server answers with an error, a page or something else', async () => {
    for (const answer of [
      () => new Response('', { status: 503 }),
      () => new Response('<!doctype html>'),
      () => new Response('{"build": 1, "version": "x"}'),
      () => new Response('null'),
      () => Response.error(),
    ]) {
      expect(await checkVersion(server(answer))).toEqual({ kind: 'unreachable', silent: false });
    }
  });
});

describe('the difference of the clocks', () => {
  test('is counted from the middle of asking and of the second that is named', () => {
    const date = new Date(NOW_MS).toUTCString();
    expect(skewOf(date, NOW_MS, NOW_MS + 1_000)).toBe(0);
    expect(skewOf(date, NOW_MS + 60_000, NOW_MS + 60_200)).toBe(-59_600);
  });

  test('is unknown without a date, after a slow answer, and when the clock was set meanwhile', () => {
    const date = new Date(NOW_MS).toUTCString();
    expect(skewOf(null, NOW_MS, NOW_MS)).toBeNull();
    expect(skewOf('yesterday', NOW_MS, NOW_MS)).toBeNull();
    expect(skewOf(date, NOW_MS, NOW_MS + 4_001)).toBeNull();
    expect(skewOf(date, NOW_MS, NOW_MS - 1)).toBeNull();
  });
});

describe('the page on the server', () => {
  test('comes when it is ours, and of the build that is wanted', async () => {
    expect(
      await servesPage(
        server(() => new Response(page('b2'))),
        'b2',
      ),
    ).toBe(true);
    expect(
      await servesPage(
        server(() => new Response(page('b1'))),
        null,
      ),
    ).toBe(true);
  });

  test('does not come when it is still the old one, an error, or the page of somebody else', async () => {
    expect(
      await servesPage(
        server(() => new Response(page('b1'))),
        'b2',
      ),
    ).toBe(false);
    expect(
      await servesPage(
        server(() => new Response(page('b2'), { status: 502 })),
        'b2',
      ),
    ).toBe(false);
    expect(
      await servesPage(
        server(() => new Response('<h1>Log in</h1>')),
        null,
      ),
    ).toBe(false);
    expect(buildIn('<h1>Log in</h1>')).toBeNull();
  });
});
