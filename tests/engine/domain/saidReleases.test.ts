import { describe, expect, it } from 'vitest';
import { attributeTickets } from '../../../src/engine/domain/attribution.ts';
import { buildReleaseHistory } from '../../../src/engine/domain/releaseHistory.ts';
import { reconcileReleases } from '../../../src/engine/domain/releaseIdentity.ts';
import { readingCatalogue } from '../../../src/engine/domain/saidReleases.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { supportCase } from './supportCaseSample.ts';

const T = Date.UTC(2026, 10, 1);
const services = [
  { id: 'shop', names: ['SHOP', 'shop-web'] },
  { id: 'accounts', names: ['ACC'] },
];
const rules = {
  patterns: [],
  aliases: [{ service: 'shop', version: '2.5.0', names: ['the summer release'] }],
};
const hours: Readonly<Record<string, number>> = { '2.3.0': 0, '2.4.0': 200, '2.4.1': 230, '2.5.0': 400 };
const deployments = Object.entries(hours).map(([releaseName, hour]) => ({
  sourceId: 'metrics',
  releaseName,
  serviceNames: ['shop'],
  environment: null,
  startedAtMs: null,
  finishedAtMs: T + hour * HOUR_MS,
  evidence: 'reported' as const,
  precisionMs: 5 * MINUTE_MS,
  kindText: null,
  url: null,
}));
const listed = reconcileReleases({
  seen: deployments.map(({ sourceId, releaseName, serviceNames }) => ({
    sourceId,
    name: releaseName,
    serviceNames,
  })),
  services,
  rules,
});
const catalogue = readingCatalogue(listed, { services, rules });
const find = (name: string, service: string | null = 'Shop') => catalogue.find('helpdesk', name, service);

describe('a release name that somebody typed', () => {
  it.each([
    ['2.4.1', 'shop@2.4.1'],
    ['v2.4.1', 'shop@2.4.1'],
    ['Shop 2.4.1', 'shop@2.4.1'],
    ['2.4.1+77', 'shop@2.4.1'],
    ['The Summer Release', 'shop@2.5.0'],
    ['2.3', 'shop@2.3.0'],
  ])('%s is %s', (name, id) => {
    expect(listed.find('helpdesk', name, 'Shop')).toBeNull();
    expect(find(name)).toBe(id);
  });

  it.each([
    ['a version that was never released', '2.9.9'],
    ['a line of which there are several', '2.4'],
    ['no version', 'the newest one'],
    ['another service’s', 'ACC 2.4.1'],
  ])('is none where it says %s', (_, name) => {
    expect(find(name)).toBeNull();
  });

  it('without a service is none, unless it names one itself', () => {
    expect(find('2.4.1', null)).toBeNull();
    expect(find('shop-web 2.4.1', null)).toBe('shop@2.4.1');
  });
});

describe('a support case', () => {
  const { releases } = buildReleaseHistory({
    catalogue: listed,
    reported: [],
    deployments,
    environmentNames: ['production'],
  });
  const tied = (more: Parameters<typeof supportCase>[0]) => {
    const ticket = supportCase({ serviceNames: ['Shop'], ...more });
    const found = attributeTickets({ tickets: [ticket], catalogue, releases, postReleaseMs: 3 * DAY_MS });
    expect(found.attributedCount + found.unattributed.length).toBe(1);
    return [...found.byRelease].map(([id, [first]]) => `${id} ${first?.attribution.confidence}`);
  };

  it('is tied to the release that it names, whenever it was opened', () => {
    expect(tied({ releaseNames: ['v2.4.1'], openedAtMs: T + 500 * HOUR_MS })).toEqual(['shop@2.4.1 stated']);
  });

  it('is only possibly about the one release in whose window it fell: customers write anyway', () => {
    expect(tied({ openedAtMs: T + 410 * HOUR_MS })).toEqual(['shop@2.5.0 possible']);
  });

  it('that began in two windows is tied to the newer release', () => {
    expect(tied({ openedAtMs: T + 240 * HOUR_MS })).toEqual(['shop@2.4.1 possible']);
  });

  it('outside every window is tied to none', () => {
    expect(tied({ openedAtMs: T + 350 * HOUR_MS })).toEqual([]);
  });
});
