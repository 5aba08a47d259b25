import { describe, expect, it } from 'vitest';
import { asking, json, NOW_MS, DAY_MS, tailOf, wire } from './connectSentry.ts';
import { sample } from './sample.ts';

const scope = { environment: 'production', window: { startMs: NOW_MS - 30 * DAY_MS, endMs: NOW_MS } };
const settings = { projects: { shop: 'storefront' } };
const link = (cursor: string, results: boolean) =>
  `<https://vendor.invalid/api/0/organizations/harbour/releases/?cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", ` +
  `<https://vendor.invalid/api/0/organizations/harbour/releases/?cursor=${cursor}>; rel="next"; results="${results}"; cursor="${cursor}"`;
const one = (nth: number, dateCreated = '2026-11-18T07:00:00Z') => ({
  version: `shop@1.0.${nth}`,
  dateCreated,
  deployCount: 1,
});

describe('the list of releases', () => {
  it('becomes reported releases; the one without a version is counted and named', async () => {
    const { capabilities } = wire(() => json(sample('releases')), settings);
    const { items, rejected, receipts } = await capabilities.releases(scope, asking());
    expect(items.map(({ name }) => name)).toEqual([
      'shop@2.4.0+714',
      'shop@2.3.9+707/hotfix',
      'shop@2.3.8+700',
    ]);
    expect(items[0]).toEqual({
      sourceId: 'errors',
      name: 'shop@2.4.0+714',
      serviceNames: ['shop'],
      createdAtMs: Date.UTC(2026, 10, 18, 7, 10, 0, 120),
      releasedAtMs: null,
      released: null,
      authors: ['Mina Okafor'],
      commitCount: 6,
      url: 'https://errors.example/organizations/harbour/releases/shop%402.4.0%2B714/',
    });
    expect(items[1]).toMatchObject({
      releasedAtMs: Date.UTC(2026, 10, 12, 9),
      released: true,
      commitCount: 0,
      serviceNames: ['mobile-shell'],
    });
    expect(items[2]).toMatchObject({ serviceNames: [], commitCount: null });
    expect(rejected).toEqual([{ count: 1, reason: expect.stringContaining('version'), example: '6998' }]);
    expect(receipts[0]?.vendorUrl).toBe('https://errors.example/organizations/harbour/releases/');
  });

  it('is read page by page by cursor on our own base, until results="false"', async () => {
    const { capabilities, asked } = wire((url) =>
      url.searchParams.has('cursor')
        ? json([one(2)], { Link: link('100:2:0', false) })
        : json([one(1)], { Link: link('100:1:0', true) }),
    );
    const { items, incompleteness } = await capabilities.releases(scope, asking());
    expect(items).toHaveLength(2);
    expect(incompleteness).toEqual([]);
    expect(asked.map(({ host, searchParams }) => [host, searchParams.get('cursor')])).toEqual([
      ['dash.invalid', null],
      ['dash.invalid', '100:1:0'],
    ]);
  });

  it('does not loop when a cursor repeats, and says so', async () => {
    const { capabilities } = wire(() => json([one(1)], { Link: link('100:1:0', true) }));
    const { incompleteness } = await capabilities.releases(scope, asking());
    expect(incompleteness).toEqual([expect.stringContaining('repeated a page token')]);
  });

  it('ends with the first release from before the window, because behind it there are only older ones', async () => {
    const { capabilities, asked } = wire(() =>
      json([one(1), one(2, '2026-09-01T00:00:00Z')], { Link: link('100:1:0', true) }),
    );
    expect((await capabilities.releases(scope, asking())).incompleteness).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('of another shape is a bad answer with its own words', async () => {
    const { capabilities } = wire(() => json({ releases: [] }));
    await expect(capabilities.releases(scope, asking())).rejects.toMatchObject({
      name: 'SourceError',
      facts: { kind: 'bad-answer' },
    });
  });

  it('given up by the caller ends with an AbortError', async () => {
    const stop = new AbortController();
    const { capabilities } = wire(() => {
      stop.abort();
      return json([]);
    });
    await expect(capabilities.releases(scope, asking(stop.signal))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('deployments', () => {
  it('are the finished deploys of the environment; a release without deploys stands in with its own date', async () => {
    const { capabilities, asked } = wire(
      (url) => (url.pathname.endsWith('/deploys/') ? json(sample('deploys')) : json(sample('releases'))),
      settings,
    );
    const { items, rejected, notices } = await capabilities.deployments(scope, asking());
    expect(items).toEqual([
      {
        sourceId: 'errors',
        releaseName: 'shop@2.4.0+714',
        serviceNames: ['shop'],
        environment: 'prod',
        startedAtMs: Date.UTC(2026, 10, 18, 9, 22),
        finishedAtMs: Date.UTC(2026, 10, 18, 9, 30),
        evidence: 'reported',
        precisionMs: 1000,
        kindText: 'rollback',
        url: 'https://ci.harbour.invalid/812',
      },
      expect.objectContaining({
        releaseName: 'shop@2.3.9+707/hotfix',
        evidence: 'reported',
        environment: null,
        finishedAtMs: Date.UTC(2026, 10, 12, 9),
      }),
      expect.objectContaining({
        releaseName: 'shop@2.3.8+700',
        evidence: 'first-seen',
        finishedAtMs: Date.UTC(2026, 10, 10, 7),
      }),
    ]);
    expect(rejected.map(({ reason, example }) => `${reason}: ${example}`)).toContain(
      'a deploy without an end: shop@2.4.0+714, deploy 810',
    );
    expect(notices).toEqual([expect.stringContaining('2 releases have no deploy record')]);
    expect(asked[0]?.searchParams.getAll('environment')).toEqual(['production', 'prod']);
    expect(asked.slice(1).map(tailOf)).toEqual([
      'api/0/organizations/harbour/releases/shop%402.4.0%2B714/deploys/',
    ]);
  });

  it('of a release that was deleted meanwhile are none, and the others live', async () => {
    const { capabilities } = wire((url) => {
      if (!url.pathname.endsWith('/deploys/')) return json([one(1), one(2)]);
      return url.pathname.includes('1.0.1')
        ? new Response('{"detail":"gone"}', { status: 404 })
        : json(sample('deploys'));
    });
    expect(
      (await capabilities.deployments(scope, asking())).items.map(({ releaseName }) => releaseName),
    ).toEqual(['shop@1.0.2']);
  });

  it('are read for the newest 50 releases, and the rest is said', async () => {
    const { capabilities, asked } = wire((url) =>
      url.pathname.endsWith('/deploys/') ? json([]) : json(Array.from({ length: 60 }, (_, nth) => one(nth))),
    );
    const { incompleteness } = await capabilities.deployments(scope, asking());
    expect(asked).toHaveLength(51);
    expect(incompleteness).toEqual([expect.stringContaining('10 more')]);
  });
});
