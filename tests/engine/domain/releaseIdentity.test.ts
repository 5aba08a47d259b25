import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  reconcileReleases,
  type ReleaseIdentityInput,
  type SeenName,
} from '../../../src/engine/domain/releaseIdentity.ts';

const SERVICES = [
  { id: 'shop', names: ['Shop', 'SHOP'] },
  { id: 'accounts', names: ['Accounts', 'ACC'] },
];
const NO_RULES = { patterns: [], aliases: [] };

function seen(sourceId: string, name: string, ...serviceNames: string[]): SeenName {
  return { sourceId, name, serviceNames };
}

function reconcile(names: readonly SeenName[], more: Partial<ReleaseIdentityInput> = {}) {
  return reconcileReleases({ seen: names, services: SERVICES, rules: NO_RULES, ...more });
}

describe('reading one name', () => {
  it.each([
    ['shop@2.4.0', 'shop@2.4.0'],
    ['shop@2.4.0+714', 'shop@2.4.0'],
    ['Shop 2.4.0', 'shop@2.4.0'],
    ['shop-web-2.4.0', 'shop@2.4.0'],
    ['shop/v2.4.0', 'shop@2.4.0'],
    ['SHOP_2.4.0 (build 714)', 'shop@2.4.0'],
    ['Release 2.4.0 (Shop)', 'shop@2.4.0'],
    ['shop@2.4.0-rc.1', 'shop@2.4.0-rc.1'],
    ['shop 2.4.0-RC1', 'shop@2.4.0-rc.1'],
    ['shop 2.4.0rc1', 'shop@2.4.0-rc.1'],
    ['shop@1.10', 'shop@1.10'],
    ['shop@2026.11.20.3', 'shop@2026.11.20.3'],
  ])('%s is %s', (name, id) => {
    expect(reconcile([seen('a', name)]).find('a', name, null)).toBe(id);
  });

  it.each([
    'v2.4.0',
    '2.4.0',
    '2.4.0+build.7',
    'Release 2.4.0',
    'Release 2.4.0 (web)',
    'version 2.4.0',
    '2.4.0-web',
  ])('%s belongs to the service its source puts it under', (name) => {
    expect(reconcile([seen('a', name, 'ACC')]).find('a', name, 'ACC')).toBe('accounts@2.4.0');
  });

  it.each([
    'Backlog sweep',
    'shop@a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    'Someday',
    '',
    '714',
    'v2',
    'shop@',
  ])('"%s" holds no version', (name) => {
    const catalogue = reconcile([seen('a', name, 'shop')]);
    expect(catalogue.releases).toEqual([]);
    expect(catalogue.unmatched).toMatchObject([{ name, why: 'unknown-pattern' }]);
  });

  it('does not guess the service of a bare version among several services', () => {
    const catalogue = reconcile([seen('a', '2.4.0')]);
    expect(catalogue.unmatched).toMatchObject([{ why: 'unknown-service' }]);
    expect(catalogue.find('a', '2.4.0', 'shop')).toBeNull();
  });

  it('gives a bare version to the only service there is', () => {
    const catalogue = reconcile([seen('a', '2.4.0')], { services: [{ id: 'shop', names: [] }] });
    expect(catalogue.find('a', '2.4.0', null)).toBe('shop@2.4.0');
  });

  it('believes an unknown artefact name more than the project it was found in', () => {
    expect(reconcile([seen('a', 'titanium 5.4.0', 'SHOP')]).unmatched).toMatchObject([
      { why: 'unknown-service' },
    ]);
  });

  it('keeps one label of two services apart', () => {
    const catalogue = reconcile([seen('m', '2.4.0', 'shop'), seen('m', '2.4.0', 'accounts')]);
    expect(catalogue.find('m', '2.4.0', 'shop')).toBe('shop@2.4.0');
    expect(catalogue.find('m', '2.4.0', 'accounts')).toBe('accounts@2.4.0');
    expect(catalogue.find('m', '2.4.0', null)).toBeNull();
  });

  it('finds a name that states its service in whatever project it is used', () => {
    const catalogue = reconcile([seen('t', 'Shop 2.4.0', 'SHOP')]);
    expect(catalogue.find('t', 'Shop 2.4.0', 'ACC')).toBe('shop@2.4.0');
    expect(catalogue.find('t', 'Shop 2.5.0', 'SHOP')).toBeNull();
    expect(catalogue.find('other', 'Shop 2.4.0', 'SHOP')).toBeNull();
  });
});

describe('joining spellings', () => {
  it('makes one release of the spellings of several tools', () => {
    const catalogue = reconcile([
      seen('metrics', '2.4.0', 'shop'),
      seen('errors', 'shop@2.4.0+714', 'shop'),
      seen('tickets', 'Shop 2.4.0', 'SHOP'),
      seen('board', 'v2.4.0', 'shop'),
    ]);
    expect(catalogue.releases.map(({ id }) => id)).toEqual(['shop@2.4.0']);
    expect(catalogue.releases[0]?.spellings).toHaveLength(4);
    expect(catalogue.unmatched).toEqual([]);
  });

  it('joins builds of one version with a word about it', () => {
    const catalogue = reconcile([seen('e', 'shop@2.4.0+714'), seen('e', 'shop@2.4.0+715')]);
    expect(catalogue.releases).toHaveLength(1);
    expect(catalogue.notices).toEqual(['Joined as shop 2.4.0: "shop@2.4.0+714", "shop@2.4.0+715" (e)']);
  });

  it('does not join what one source keeps apart', () => {
    const catalogue = reconcile([seen('t', 'v2.4.0', 'shop'), seen('t', '2.4.0', 'shop')]);
    expect(catalogue.releases).toEqual([]);
    expect(catalogue.unmatched.map(({ name, why }) => [name, why])).toEqual([
      ['2.4.0', 'clash'],
      ['v2.4.0', 'clash'],
    ]);
    expect(catalogue.unmatched[0]?.detail).toContain('"v2.4.0"');
  });

  it('leaves the shorter of two spellings of one source out, and keeps the complete one', () => {
    const catalogue = reconcile([seen('t', 'Release 2.4', 'shop'), seen('t', '2.4.0', 'shop')]);
    expect(catalogue.find('t', '2.4.0', 'shop')).toBe('shop@2.4.0');
    expect(catalogue.unmatched).toMatchObject([{ name: 'Release 2.4', why: 'clash' }]);
  });

  it('does not make one release of two platforms that a source keeps apart', () => {
    const catalogue = reconcile([seen('e', 'shop-web@2.4.0'), seen('e', 'shop-mobile@2.4.0')]);
    expect(catalogue.unmatched.map(({ why }) => why)).toEqual(['clash', 'clash']);
  });

  it('joins two platforms where settings say that both names are the service', () => {
    const services = [{ id: 'shop', names: ['shop-web', 'shop-mobile'] }];
    const catalogue = reconcile([seen('e', 'shop-web@2.4.0'), seen('e', 'shop-mobile@2.4.0')], { services });
    expect(catalogue.releases).toHaveLength(1);
    expect(catalogue.notices).toHaveLength(1);
  });

  it('never takes a pre-release for the release', () => {
    const catalogue = reconcile([seen('e', 'shop@2.4.0-rc.1'), seen('e', 'shop@2.4.0')]);
    expect(catalogue.releases.map(({ id }) => id)).toEqual(['shop@2.4.0', 'shop@2.4.0-rc.1']);
  });

  it('takes 2.4 of one tool for 2.4.0 of another, and calls it by the longer spelling', () => {
    const catalogue = reconcile([seen('t', 'Release 2.4', 'SHOP'), seen('m', '2.4.0', 'shop')]);
    expect(catalogue.find('t', 'Release 2.4', 'SHOP')).toBe('shop@2.4.0');
    expect(catalogue.release('shop@2.4')?.id).toBe('shop@2.4.0');
  });

  it('does not take 2.4 for 2.4.0 where it may mean the whole line', () => {
    const catalogue = reconcile([
      seen('t', 'Release 2.4', 'SHOP'),
      seen('m', '2.4.0', 'shop'),
      seen('m', '2.4.1', 'shop'),
    ]);
    expect(catalogue.unmatched).toMatchObject([{ name: 'Release 2.4', why: 'clash' }]);
    expect(catalogue.releases).toHaveLength(2);
  });

  it('takes 2.4 for 2.4.0 where the same tool also writes 2.4.1', () => {
    const names = [
      seen('t', 'Release 2.4', 'SHOP'),
      seen('t', 'Release 2.4.1', 'SHOP'),
      seen('m', '2.4.0', 'shop'),
    ];
    expect(reconcile(names).find('t', 'Release 2.4', 'SHOP')).toBe('shop@2.4.0');
  });

  it('does not take 1.10 for 1.1', () => {
    const catalogue = reconcile([seen('e', 'shop@1.10'), seen('e', 'shop@1.1')]);
    expect(catalogue.releases.map(({ id }) => id)).toEqual(['shop@1.1', 'shop@1.10']);
  });
});

describe('the rules of settings', () => {
  const alias = (version: string, ...names: string[]) => ({
    patterns: [],
    aliases: [{ service: 'shop', version, names }],
  });

  it('settles a clash by an alias', () => {
    const catalogue = reconcile([seen('t', 'v2.4.0', 'shop'), seen('t', '2.4.0', 'shop')], {
      rules: alias('2.4.0', 'v2.4.0'),
    });
    expect(catalogue.unmatched).toEqual([]);
    expect(catalogue.releases).toHaveLength(1);
  });

  it('knows a name without a version by its alias', () => {
    const catalogue = reconcile([seen('t', 'Autumn launch')], { rules: alias('2.4.0', 'autumn launch') });
    expect(catalogue.find('t', 'Autumn launch', null)).toBe('shop@2.4.0');
  });

  it('refuses a name that two aliases claim', () => {
    const rules = {
      patterns: [],
      aliases: [
        { service: 'shop', version: '2.4.0', names: ['Autumn'] },
        { service: 'accounts', version: '3.0.0', names: ['Autumn'] },
      ],
    };
    expect(reconcile([seen('t', 'Autumn')], { rules }).unmatched).toMatchObject([{ why: 'clash' }]);
    expect(reconcile([seen('t', 'Autumn', 'ACC')], { rules }).find('t', 'Autumn', 'ACC')).toBe(
      'accounts@3.0.0',
    );
  });

  it('reads a version of any kind by a pattern', () => {
    const rules = { patterns: ['^(?<service>\\w+)@(?<version>[0-9a-f]{12})$'], aliases: [] };
    expect(reconcile([seen('e', 'shop@a1b2c3d4e5f6')], { rules }).find('e', 'shop@a1b2c3d4e5f6', null)).toBe(
      'shop@a1b2c3d4e5f6',
    );
  });

  it('names a pattern that is no regular expression, and goes on without it', () => {
    const catalogue = reconcile([seen('e', 'shop@2.4.0')], {
      rules: { patterns: ['(?<version'], aliases: [] },
    });
    expect(catalogue.releases).toHaveLength(1);
    expect(catalogue.notices[0]).toContain('(?<version');
  });
});

describe('for any names', () => {
  const version = fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.option(fc.integer({ min: 0, max: 2 })),
    )
    .map(([major, minor, patch]) => (patch === null ? `${major}.${minor}` : `${major}.${minor}.${patch}`));
  const name = fc.oneof(
    fc
      .tuple(fc.constantFrom('', 'v', 'shop@', 'Shop ', 'accounts-', 'Release ', 'shop-web-', 'x '), version)
      .chain(([before, text]) =>
        fc.constantFrom('', '+7', '-rc.1', ' (web)').map((after) => `${before}${text}${after}`),
      ),
    fc.string({ maxLength: 12 }),
  );
  const names = fc.array(
    fc.record({
      sourceId: fc.constantFrom('a', 'b'),
      name,
      serviceNames: fc.subarray(['shop', 'ACC', 'nobody']),
    }),
    { maxLength: 12 },
  );
  const plain = ({ releases, unmatched, notices }: ReturnType<typeof reconcile>) => ({
    releases,
    unmatched,
    notices,
  });
  const seeded = { seed: 7, numRuns: 300 };

  it('gives the same catalogue in any order and however often a name was seen', () => {
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = [...list, ...list]
          .map((one) => [keys.next().value ?? 0, one] as const)
          .sort(([a], [b]) => a - b);
        expect(plain(reconcile(shuffled.map(([, one]) => one)))).toEqual(plain(reconcile(list)));
      }),
      seeded,
    );
  });

  it('loses no name: each is a spelling of a release or is unmatched', () => {
    fc.assert(
      fc.property(names, (list) => {
        const { releases, unmatched } = reconcile(list);
        const accounted = new Set(
          [...releases.flatMap(({ spellings }) => spellings), ...unmatched].map(
            (one) => `${one.sourceId} ${one.name}`,
          ),
        );
        for (const one of list) expect(accounted).toContain(`${one.sourceId} ${one.name}`);
      }),
      seeded,
    );
  });

  it('gives a spelling at most one release within a service', () => {
    fc.assert(
      fc.property(names, (list) => {
        const { releases } = reconcile(list);
        const keys = releases.flatMap(({ service, spellings }) =>
          spellings.map((one) => JSON.stringify([service, one])),
        );
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(releases.map(({ id }) => id)).size).toBe(releases.length);
      }),
      seeded,
    );
  });

  it('reads its own ids back as the same releases', () => {
    fc.assert(
      fc.property(names, (list) => {
        const first = reconcile(list);
        const again = reconcile(first.releases.map(({ id }) => seen('own', id)));
        expect(again.releases.map(({ id }) => id)).toEqual(first.releases.map(({ id }) => id));
      }),
      seeded,
    );
  });
});
