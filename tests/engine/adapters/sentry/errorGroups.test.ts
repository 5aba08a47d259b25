import { describe, expect, it } from 'vitest';
import { asking, DAY_MS, json, NOW_MS, wire } from './connectSentry.ts';
import { sample } from './sample.ts';

const window = { startMs: NOW_MS - 7 * DAY_MS, endMs: NOW_MS };
const scope = { environment: 'production', window, releaseNames: ['shop@2.4.0+714'] };
const settings = { projects: { shop: 'storefront' } };
const queryOf = (url: URL) => url.searchParams.get('query') ?? '';
const issues = sample('issues');
const only = (id: string) =>
  Array.isArray(issues) ? issues.filter((issue: unknown) => JSON.stringify(issue).includes(id)) : [];

/** The long-lived group regressed in this release; the metric one is new in it. */
function answer(url: URL): Response {
  if (url.pathname.endsWith('/issues/4100501/')) return json(sample('issue-detail'));
  if (queryOf(url).includes('regressed_in_release:')) return json(only('4100501'));
  if (queryOf(url).includes('first-release:')) return json(only('4100502'));
  return json(issues, { 'X-Hits': '5' });
}

describe('error groups of a release', () => {
  it('carry the release’s own counts, and a regression although the substatus says ongoing by now', async () => {
    const { capabilities } = wire(answer, settings);
    const { items } = await capabilities.errorGroups(scope, asking());
    expect(items[0]).toEqual({
      id: 'errors:4100501',
      sourceId: 'errors',
      title: 'TypeError: basket is undefined',
      culprit: 'basket/total in render',
      serviceNames: ['shop'],
      releaseName: 'shop@2.4.0+714',
      events: 42,
      users: 0,
      firstSeenMs: Date.UTC(2026, 10, 18, 9),
      lastSeenMs: Date.UTC(2026, 10, 20, 9, 40),
      firstReleaseName: null,
      lastReleaseName: null,
      state: 'unresolved',
      stateText: 'unresolved, ongoing',
      regression: { atMs: Date.UTC(2026, 10, 18, 9, 0, 5), rule: 'Sentry: regressed_in_release' },
      level: 'error',
      url: 'https://harbour.sentry.invalid/issues/4100501/',
    });
  });

  it('a metric group without releases is kept, and its substatus alone makes no regression of this release', async () => {
    const { capabilities } = wire(answer, settings);
    const { items } = await capabilities.errorGroups(scope, asking());
    expect(items[1]).toMatchObject({
      id: 'errors:4100502',
      regression: null,
      firstReleaseName: 'shop@2.4.0+714',
      culprit: null,
      events: 3,
    });
    expect(items[1]?.url).toBe('https://errors.example/organizations/harbour/issues/4100502/');
  });

  it('keep zero events, unknown users and an unknown status as they are', async () => {
    const { capabilities } = wire(answer, settings);
    const { items, notices, rejected } = await capabilities.errorGroups(scope, asking());
    expect(items[2]).toMatchObject({
      id: 'errors:4100503',
      events: 0,
      state: 'other',
      stateText: 'reprocessing',
      serviceNames: [],
      level: null,
    });
    expect(notices).toContain('Unknown status kept as it is: reprocessing');
    expect(rejected.map(({ count, reason, example }) => [count, reason, example])).toEqual([
      [1, 'count: not a count', 'SHOP-505'],
      [1, 'no first or last sighting', '4100504'],
    ]);
  });

  it('ask with all statuses, the window and both spellings of the environment', async () => {
    const { capabilities, asked } = wire(answer, settings);
    await capabilities.errorGroups(scope, asking());
    expect(
      asked
        .map(queryOf)
        .filter((query) => query !== '')
        .sort(),
    ).toEqual([
      'release:"shop@2.4.0+714"',
      'release:"shop@2.4.0+714" first-release:"shop@2.4.0+714"',
      'release:"shop@2.4.0+714" regressed_in_release:"shop@2.4.0+714"',
    ]);
    expect(asked[0]?.searchParams.get('start')).toBe('2026-11-13T10:00:00.000Z');
    expect(asked[0]?.searchParams.getAll('environment')).toEqual(['production', 'prod']);
    expect(asked[0]?.searchParams.getAll('project')).toEqual(['storefront', 'accounts', 'payments']);
  });

  it('stay regressed, at an unknown time, where the history cannot be read', async () => {
    const { capabilities } = wire((url) => {
      return url.pathname.endsWith('/issues/')
        ? answer(url)
        : new Response('{"detail":"no"}', { status: 403 });
    }, settings);
    const { items } = await capabilities.errorGroups(scope, asking());
    expect(items[0]?.regression).toEqual({ atMs: null, rule: 'Sentry: regressed_in_release' });
  });

  it('escape what would be syntax in a release name', async () => {
    const { capabilities, asked } = wire(() => json([]), settings);
    await capabilities.errorGroups({ ...scope, releaseNames: ['shop "x"*\\'] }, asking());
    expect(queryOf(asked[0] ?? new URL('https://none.invalid'))).toBe(String.raw`release:"shop \"x\"\*\\"`);
  });

  it('beyond one page are counted, and the cut is said', async () => {
    const next = '<https://v.invalid/?cursor=100:1:0>; rel="next"; results="true"; cursor="100:1:0"';
    const { capabilities } = wire(
      (url) =>
        queryOf(url).includes('-release:') || queryOf(url).includes('_in_')
          ? json([])
          : json(only('4100501'), { Link: next, 'X-Hits': '240' }),
      settings,
    );
    const { incompleteness } = await capabilities.errorGroups(scope, asking());
    expect(incompleteness).toEqual(['shop@2.4.0+714: only the newest 1 of 240 error groups were read.']);
  });

  it('without filtered counters say that they count the whole group', async () => {
    const { capabilities } = wire(
      () => json(only('4100501').map((issue: object) => ({ ...issue, filtered: null }))),
      settings,
    );
    const { items, notices } = await capabilities.errorGroups(scope, asking());
    expect(items[0]?.events).toBe(1840);
    expect(notices).toEqual([expect.stringContaining('whole error group')]);
  });
});
