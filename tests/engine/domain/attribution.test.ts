import { describe, expect, it } from 'vitest';
import { attributeTickets } from '../../../src/engine/domain/attribution.ts';
import type { Deployment } from '../../../src/engine/domain/release.ts';
import { buildReleaseHistory } from '../../../src/engine/domain/releaseHistory.ts';
import { reconcileReleases } from '../../../src/engine/domain/releaseIdentity.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { defect, incident } from './ticketSamples.ts';

const T = Date.UTC(2026, 10, 1);

function deployment(service: string, releaseName: string, hours: number): Deployment {
  return {
    sourceId: 'metrics',
    releaseName,
    serviceNames: [service],
    environment: null,
    startedAtMs: null,
    finishedAtMs: T + hours * HOUR_MS,
    evidence: 'reported',
    precisionMs: 5 * MINUTE_MS,
    kindText: null,
    url: null,
  };
}

const deployments = [
  deployment('shop', '2.3.0', 0),
  deployment('shop', '2.4.0', 200),
  deployment('shop', '2.3.0', 210),
  deployment('accounts', '5.0.0', 0),
  deployment('accounts', '5.1.0', 250),
  deployment('accounts', '5.2.0', 280),
];
const catalogue = reconcileReleases({
  seen: [
    ...deployments.map(({ sourceId, releaseName, serviceNames }) => ({
      sourceId,
      name: releaseName,
      serviceNames,
    })),
    { sourceId: 'tickets', name: 'Shop 2.4.0', serviceNames: ['SHOP'] },
    { sourceId: 'tickets', name: 'Shop 2.3.0', serviceNames: ['SHOP'] },
  ],
  services: [
    { id: 'shop', names: ['SHOP'] },
    { id: 'accounts', names: ['ACC'] },
  ],
  rules: { patterns: [], aliases: [] },
});
const { releases } = buildReleaseHistory({
  catalogue,
  reported: [],
  deployments,
  environmentNames: ['production'],
});

/** "release by confidence", or why none. */
function attributed(ticket: ReturnType<typeof incident> | ReturnType<typeof defect>): string[] {
  const found = attributeTickets({ tickets: [ticket], catalogue, releases, postReleaseMs: 3 * DAY_MS });
  expect(found.attributedCount + found.unattributed.length).toBe(1);
  if (found.unattributed.length > 0) return found.unattributed.map(({ why }) => why);
  return [...found.byRelease].flatMap(([id, all]) =>
    all.map(({ attribution }) => `${id} ${attribution.confidence} by ${attribution.by}`),
  );
}

const at = (hours: number) => ({ startedAtMs: T + hours * HOUR_MS });

describe('attribution', () => {
  it('believes the release a ticket names, whenever it began', () => {
    expect(
      attributed(incident({ ...at(5000), serviceNames: ['SHOP'], affectedReleaseNames: ['Shop 2.4.0'] })),
    ).toEqual(['shop@2.4.0 stated by affected release']);
  });

  it('puts a ticket that names two releases under both, counted once', () => {
    expect(
      attributed(defect({ serviceNames: ['SHOP'], affectedReleaseNames: ['Shop 2.4.0', 'Shop 2.3.0'] })),
    ).toHaveLength(2);
  });

  it('takes the one release of the service in whose window it began', () => {
    expect(attributed(incident({ ...at(201), serviceNames: ['SHOP'] }))).toEqual([
      'shop@2.4.0 likely by time of start',
    ]);
    expect(attributed(defect({ createdAtMs: T + 201 * HOUR_MS, serviceNames: ['shop'] }))).toEqual([
      'shop@2.4.0 likely by time of start',
    ]);
  });

  it('allows for the imprecision of T+0', () => {
    expect(
      attributed(incident({ startedAtMs: T + 200 * HOUR_MS - 4 * MINUTE_MS, serviceNames: ['SHOP'] })),
    ).toHaveLength(1);
    expect(
      attributed(incident({ startedAtMs: T + 200 * HOUR_MS - 6 * MINUTE_MS, serviceNames: ['SHOP'] }))[0],
    ).toContain('names no release');
  });

  it('does not blame a release that had been rolled back', () => {
    expect(attributed(incident({ ...at(211), serviceNames: ['SHOP'] }))).toEqual([
      'It names no release, and no release of its service was in its post-release window when it began.',
    ]);
  });

  it('takes the newer of two that fit, and says that it is only possible', () => {
    expect(attributed(incident({ ...at(285), serviceNames: ['ACC'] }))).toEqual([
      'accounts@5.2.0 possible by time of start',
    ]);
  });

  it('looks at every service where the ticket names none', () => {
    expect(attributed(incident(at(1)))).toEqual(
      ['shop@2.3.0 possible by time of start', 'accounts@5.0.0 possible by time of start'].sort(),
    );
    expect(attributed(incident(at(201)))).toEqual(['shop@2.4.0 likely by time of start']);
  });

  it('does not blame one service for a ticket of a service that nobody knows', () => {
    expect(attributed(incident({ ...at(201), serviceNames: ['warehouse'] }))[0]).toContain('known service');
  });

  it('is less sure where the ticket names a release that nobody knows', () => {
    expect(
      attributed(incident({ ...at(201), serviceNames: ['SHOP'], affectedReleaseNames: ['Backlog sweep'] })),
    ).toEqual(['shop@2.4.0 possible by time of start']);
    expect(
      attributed(
        incident({ ...at(5000), serviceNames: ['SHOP'], affectedReleaseNames: ['Backlog sweep'] }),
      )[0],
    ).toContain('"Backlog sweep"');
  });

  it('has nothing to say about no tickets', () => {
    const none = attributeTickets({ tickets: [], catalogue, releases, postReleaseMs: DAY_MS });
    expect(none).toMatchObject({ attributedCount: 0, unattributed: [] });
    expect(none.byRelease.size).toBe(0);
  });
});
