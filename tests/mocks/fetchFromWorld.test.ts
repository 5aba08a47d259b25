import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEMO_TOOLS } from '../../mocks/demoTools.ts';
import { fetchFromWorld, worldOf } from '../../mocks/node.ts';
import { activeToolFault, LATE_BY_MS, newestShownMs } from '../../mocks/world/toolFaults.ts';
import type { ScenarioName } from '../../mocks/world/world.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';

const storyNowMs = Date.UTC(2026, 10, 20, 10, 0, 0);
const demo = (scenario: ScenarioName, nowMs = storyNowMs) =>
  fetchFromWorld({ scenario, seed: 7, storyNowMs, nowMs });

test('answers carry the demo’s clock', async () => {
  const answer = await demo('steady')('/api/tickets/rest/api/3/field');
  expect(answer.status).toBe(200);
  expect(Date.parse(answer.headers.get('Date') ?? '')).toBe(storyNowMs);
});

test('a request for nobody throws and names itself', async () => {
  await expect(demo('steady')('/api/elsewhere/x')).rejects.toThrow(
    'nobody answers GET http://demo.invalid/api/elsewhere/x',
  );
});

test('a request that was given up is not answered', async () => {
  const signal = AbortSignal.abort();
  await expect(demo('steady')('/api/tickets/rest/api/3/field', { signal })).rejects.toThrow(signal.reason);
});

describe('broken tools', () => {
  test('a tool that is down gives the bare network error of a browser', async () => {
    const base = DEMO_TOOLS.find(({ faultName }) => faultName === 'errors')?.base ?? '';
    await expect(demo('source-down')(`${base}/api/0/anything`)).rejects.toThrow(TypeError);
  });

  test('a refused token is 401 with plain text', async () => {
    const answer = await demo('source-down')('/api/tickets/rest/api/3/field');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('Content-Type')).toContain('text/plain');
  });

  test('before the trouble began, the same tool answers', async () => {
    const answer = await demo('source-down', storyNowMs - 3 * HOUR_MS)('/api/tickets/rest/api/3/field');
    expect(answer.status).toBe(200);
  });

  test('a rate-limited tool says when to come back, and later answers', async () => {
    const limited = await demo('partial')('/api/tickets/rest/api/3/field');
    expect([limited.status, limited.headers.get('Retry-After')]).toEqual([429, '30']);
    const later = await demo('partial', storyNowMs + 9 * MINUTE_MS)('/api/tickets/rest/api/3/field');
    expect(later.status).toBe(200);
  });
});

test('late tools hold back the newest data, and others do not', () => {
  const told = { world: worldOf({ scenario: 'partial', seed: 7, storyNowMs }), nowMs: () => storyNowMs };
  expect(newestShownMs(told, 'metrics')).toBe(storyNowMs - LATE_BY_MS);
  expect(newestShownMs(told, 'errors')).toBe(storyNowMs);
  expect(activeToolFault(told, 'metrics', 'partial')?.kind).toBe('partial');
  expect(activeToolFault(told, 'alerts')).toBeNull();
});

describe('the demo’s settings', () => {
  const text = readFileSync(new URL('../../public/holdfast.json', import.meta.url), 'utf8');
  const urls = [...text.matchAll(/"url":\s*"(\/api\/[^"]+?)\/?"/g)].map(([, url]) => url);

  test('name exactly the tools that the demo has', () => {
    expect(new Set(urls)).toEqual(new Set(DEMO_TOOLS.map(({ base }) => base)));
  });
});

test.each([
  ['/api/metrics/api/v1/query?query=count(app_build_info)', '"vector"'],
  ['/api/alerts/api/v2/alerts', '['],
  ['/api/errors/api/0/organizations/harbour/releases/', 'shop@2.15.0'],
  ['/api/tickets/rest/api/3/project/SHOP/versions', 'Shop 2.15.0'],
  ['/api/board/projects/payments/versions.json', 'v1.20.0'],
])('%s is answered from the world', async (path, piece) => {
  const answer = await demo('steady')(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(piece);
});
