import { describe, expect, it } from 'vitest';
import { sentryName } from '../../../../mocks/vendors/sentry/project.ts';
import { ticketKeysIn } from '../../../../src/engine/adapters/sentry/convertCommits.ts';
import { asking, DAY_MS, json, NOW_MS, storyWorld, tailOf, wire, wireWorld } from './connectSentry.ts';
import { sample } from './sample.ts';

// Simulating and asking a company takes seconds on a busy machine.
const NAME = 'shop@2.4.0+714';
const window = { startMs: NOW_MS - 30 * DAY_MS, endMs: NOW_MS };
const scope = { environment: 'production', window, releaseNames: [NAME] };
const AT = 'api/0/organizations/harbour/releases/shop%402.4.0%2B714/';

function answers(all: Readonly<Record<string, () => Response>>) {
  return (url: URL) => all[tailOf(url)]?.();
}

describe('commits of a release', () => {
  it('become changes with their files, tickets and link; the version is percent-encoded', async () => {
    const { capabilities, asked } = wire(
      answers({
        [`${AT}commits/`]: () => json(sample('commits')),
        [`${AT}commitfiles/`]: () => json(sample('commit-files')),
      }),
    );
    const { items, rejected, window: covered, incompleteness } = await capabilities.commits(scope, asking());
    expect(asked.map(tailOf).toSorted()).toEqual([`${AT}commitfiles/`, `${AT}commits/`]);
    expect(items[0]).toEqual({
      sourceId: 'errors',
      releaseName: NAME,
      sha: '4be0c27d31f04f5b8d2d7f4f5a1b9c0e6d7a8b90',
      title: 'Ask once for pick-up points',
      author: 'Mina Okafor',
      atMs: Date.UTC(2026, 10, 17, 14, 5),
      files: ['src/checkout/pickUpPoints.ts'],
      ticketKeys: ['SHOP-412', 'ACC-7'],
      url: 'https://github.example/harbour/shop/commit/4be0c27d31f04f5b8d2d7f4f5a1b9c0e6d7a8b90',
    });
    expect(items[1]).toMatchObject({
      author: null,
      files: ['src/basket/totals.ts'],
      url: 'https://errors.example/organizations/harbour/releases/shop%402.4.0%2B714/commits/',
    });
    expect(items[2]).toMatchObject({ title: '0c0ffee00c0f', author: null, atMs: null, files: [] });
    expect(rejected).toEqual([expect.objectContaining({ count: 1, reason: expect.stringContaining('id') })]);
    expect([covered, incompleteness]).toEqual([null, []]);
  });

  it('never tell anybody’s address', async () => {
    const { capabilities } = wire(
      answers({
        [`${AT}commits/`]: () => json(sample('commits')),
        [`${AT}commitfiles/`]: () => json(sample('commit-files')),
      }),
    );
    expect(JSON.stringify(await capabilities.commits(scope, asking()))).not.toContain('@vendor.invalid');
  });

  it('are read page by page, on our own base', async () => {
    const next = (results: boolean) => ({
      Link: `<https://vendor.invalid/api/0/?cursor=100:1:0>; rel="next"; results="${results}"; cursor="100:1:0"`,
    });
    const { capabilities, asked } = wire((url) => {
      if (url.pathname.endsWith('/commitfiles/')) return json([]);
      const second = url.searchParams.get('cursor') === '100:1:0';
      return json([{ id: second ? 'b' : 'a', message: 'x' }], next(!second));
    });
    const { items } = await capabilities.commits(scope, asking());
    expect(items.map(({ sha }) => sha)).toEqual(['a', 'b']);
    expect(asked.every(({ host }) => host === 'dash.invalid')).toBe(true);
  });

  it('are still told where the changed files are not', async () => {
    const { capabilities } = wire(
      answers({
        [`${AT}commits/`]: () => json(sample('commits')),
        [`${AT}commitfiles/`]: () => new Response('{"detail":"no"}', { status: 403 }),
      }),
    );
    const { items, notices } = await capabilities.commits(scope, asking());
    expect(items).toHaveLength(3);
    expect(notices).toEqual(['The files that commits changed are not told.']);
  });

  it('come from GlitchTip without files, which are not asked for', async () => {
    const { capabilities, asked } = wire(
      answers({ [`${AT}commits/`]: () => json(sample('glitchtip-commits')) }),
      { flavour: 'glitchtip' },
    );
    const { items, notices } = await capabilities.commits(scope, asking());
    expect(items[0]).toMatchObject({ author: 'Mina Okafor', files: [], atMs: Date.UTC(2026, 10, 17, 14, 5) });
    expect(notices).toEqual(['GlitchTip does not tell which files a commit changed.']);
    expect(asked.map(tailOf)).toEqual([`${AT}commits/`]);
  });

  it('of a release that was deleted are missing and said to be; those of another one are told', async () => {
    const { capabilities } = wireWorld();
    const world = storyWorld();
    const first = world.releases[0];
    const known = sentryName(world, first?.service ?? '', first?.version ?? '');
    const asked = { ...scope, releaseNames: ['shop@9.9.9', known] };
    const { items, incompleteness } = await capabilities.commits(asked, asking());
    expect(items).toHaveLength(first?.commits.length ?? -1);
    expect(incompleteness).toEqual(['shop@9.9.9 is not known here any more.']);
  });

  it('equal the world’s for every release, each with files of its component', async () => {
    const { capabilities } = wireWorld();
    const world = storyWorld();
    const out = world.releases.filter(
      ({ deployments }) => (deployments[0]?.startedAtMs ?? Infinity) < NOW_MS,
    );
    const inComponent: boolean[] = [];
    const keys: string[] = [];
    for (const { service, version, commits } of out) {
      const name = sentryName(world, service, version);
      const { items, incompleteness } = await capabilities.commits(
        { ...scope, releaseNames: [name] },
        asking(),
      );
      expect(incompleteness).toEqual([]);
      expect(items.map(({ sha, title, author }) => ({ sha, title, author }))).toEqual(
        commits.map(({ sha, message, author }) => ({ sha, title: message, author })),
      );
      for (const [i, { files, atMs }] of items.entries()) {
        expect(files.length).toBeGreaterThan(0);
        expect(atMs).toBeLessThan(NOW_MS);
        inComponent.push(files.some((path) => path.startsWith(`src/${commits[i]?.component ?? ''}/`)));
      }
      keys.push(...items.flatMap(({ ticketKeys }) => ticketKeys));
    }
    expect(inComponent.filter(Boolean).length).toBeGreaterThan(inComponent.length * 0.8);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.every((key) => /^(?:SHOP|ACC)-\d+$/.test(key))).toBe(true);
  });
});

describe('ticket keys in a message', () => {
  it.each([
    ['SHOP-1: start', ['SHOP-1']],
    ['mend (SHOP-12), ACC2-3', ['SHOP-12', 'ACC2-3']],
    ['see X/SHOP-12.', ['SHOP-12']],
    ['SHOP-12-hotfix and shop-12', []],
    ['UTF-8, SHA-256, ISO-8601, CVE-2026-1234', []],
    ['A-1 and SHOP-0 and SHOP-01', []],
    ['', []],
  ])('%s', (message, keys) => {
    expect(ticketKeysIn(message)).toEqual(keys);
  });
});
