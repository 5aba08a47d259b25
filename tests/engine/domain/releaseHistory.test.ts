import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postReleasePhase } from '../../../src/engine/domain/postReleasePhase.ts';
import type { Deployment } from '../../../src/engine/domain/release.ts';
import { buildReleaseHistory } from '../../../src/engine/domain/releaseHistory.ts';
import { reconcileReleases } from '../../../src/engine/domain/releaseIdentity.ts';
import {
  isCurrent,
  nextRelease,
  previousRelease,
  rolledBackAtMs,
  servingAt,
} from '../../../src/engine/domain/releaseServing.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const T = Date.UTC(2026, 10, 1);

/** A deployment of shop, `hours` after T. */
function deployed(releaseName: string, hours: number, more: Partial<Deployment> = {}): Deployment {
  return {
    sourceId: 'errors',
    releaseName,
    serviceNames: ['shop'],
    environment: 'production',
    startedAtMs: null,
    finishedAtMs: T + hours * HOUR_MS,
    evidence: 'reported',
    precisionMs: 0,
    kindText: null,
    url: null,
    ...more,
  };
}

function sighted(releaseName: string, hours: number, more: Partial<Deployment> = {}): Deployment {
  return deployed(releaseName, hours, {
    sourceId: 'metrics',
    evidence: 'first-seen',
    precisionMs: 5 * MINUTE_MS,
    ...more,
  });
}

function history(deployments: readonly Deployment[], names: readonly string[] = []) {
  const catalogue = reconcileReleases({
    seen: [
      ...deployments.map(({ sourceId, releaseName, serviceNames }) => ({
        sourceId,
        name: releaseName,
        serviceNames,
      })),
      ...names.map((name) => ({ sourceId: 'tickets', name, serviceNames: ['shop'] })),
    ],
    services: [
      { id: 'shop', names: [] },
      { id: 'accounts', names: [] },
    ],
    rules: { patterns: [], aliases: [] },
  });
  return buildReleaseHistory({
    catalogue,
    reported: [],
    deployments,
    environmentNames: ['production', 'prod'],
  });
}

/** "version kind@hours", oldest first. */
function told(deployments: readonly Deployment[]): string[] {
  return history(deployments)
    .releases.flatMap(({ version, deployments: all }) =>
      all.map(({ kind, atMs }) => ({ atMs, text: `${version} ${kind}@${(atMs - T) / HOUR_MS}` })),
    )
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ text }) => text);
}

function release(releases: ReturnType<typeof history>['releases'], version: string) {
  const found = releases.find((one) => one.version === version);
  if (found === undefined) throw new Error(`no ${version}`);
  return found;
}

describe('order and first deployment', () => {
  it('orders by deployment time, not by version', () => {
    const { releases } = history(
      [deployed('2.10.0', 0), deployed('2.9.0', 100), deployed('2.11.0', 50)],
      ['3.0.0'],
    );
    expect(releases.map(({ version }) => version)).toEqual(['2.10.0', '2.11.0', '2.9.0', '3.0.0']);
    expect(releases.at(-1)).toMatchObject({ startedAtMs: null, deployments: [] });
  });

  it('takes a deploy record and a first sight within six hours for one deployment, which counts from the first sight', () => {
    expect(told([deployed('2.4.0', 5), sighted('2.4.0', 0)])).toEqual(['2.4.0 planned@0']);
    expect(told([deployed('2.4.0', 0), sighted('2.4.0', 6)])).toEqual(['2.4.0 planned@0']);
  });

  it('counts six hours from the start of a long rollout', () => {
    expect(told([deployed('2.4.0', 20, { startedAtMs: T + 4 * HOUR_MS }), sighted('2.4.0', 0)])).toEqual([
      '2.4.0 planned@0',
    ]);
  });

  it('does not move T+0 when the report of a long rollout comes in', () => {
    const before = history([sighted('2.4.0', 0)]).releases;
    const after = history([sighted('2.4.0', 0), deployed('2.4.0', 4, { kindText: 'hotfix' })]).releases;
    expect(release(after, '2.4.0').startedAtMs).toBe(release(before, '2.4.0').startedAtMs);
    expect(release(after, '2.4.0').kind).toBe('hotfix');
  });

  it('keeps a sight long before the deploy record, and drops one long after it', () => {
    expect(told([deployed('2.4.0', 20), sighted('2.4.0', 0)])).toEqual([
      '2.4.0 planned@0',
      '2.4.0 planned@20',
    ]);
    expect(told([deployed('2.4.0', 0), sighted('2.4.0', 20)])).toEqual(['2.4.0 planned@0']);
  });

  it('does not take a late sight of an older version for a rollback', () => {
    const late = [deployed('2.4.0', 0), deployed('2.5.0', 10), sighted('2.4.0', 20)];
    expect(told(late)).toEqual(['2.4.0 planned@0', '2.5.0 planned@10']);
  });

  it('takes two tools that report one deployment for one, and two deployments of one tool for two', () => {
    expect(told([deployed('2.4.0', 0), deployed('2.4.0', 1, { sourceId: 'board' })])).toEqual([
      '2.4.0 planned@0',
    ]);
    expect(told([deployed('2.4.0', 0), deployed('2.4.0', 1)])).toEqual([
      '2.4.0 planned@0',
      '2.4.0 planned@1',
    ]);
  });

  it('believes the more precise of two first sights', () => {
    const rough = sighted('2.4.0', -48, { sourceId: 'errors', precisionMs: HOUR_MS });
    expect(told([rough, sighted('2.4.0', 0)])).toEqual(['2.4.0 planned@0']);
  });

  it('takes a version that the same tool sees again for a return, unless others return with it after a blind time', () => {
    const first = [sighted('2.4.0', 0), sighted('2.5.0', 10)];
    expect(told([...first, sighted('2.4.0', 30)]).at(-1)).toBe('2.4.0 rollback@30');
    expect(told([...first, sighted('2.4.0', 30), sighted('2.5.0', 30.05)])).toEqual([
      '2.4.0 planned@0',
      '2.5.0 planned@10',
    ]);
  });

  it('leaves other environments out and takes unnamed ones in', () => {
    const elsewhere = deployed('2.3.0', 0, { environment: 'staging' });
    expect(
      told([
        elsewhere,
        deployed('2.4.0', 1, { environment: 'PROD' }),
        deployed('2.5.0', 40, { environment: null }),
      ]),
    ).toEqual(['2.4.0 planned@1', '2.5.0 planned@40']);
  });

  it('keeps a deployment of an unknown release in sight', () => {
    expect(
      history([deployed('2.4.0', 0), deployed('nightly', 1)]).unplaced.map(({ releaseName }) => releaseName),
    ).toEqual(['nightly']);
  });
});

describe('kinds', () => {
  it('calls a return to the older version a rollback, and the newer one coming back planned', () => {
    const all = [
      deployed('2.3.0', 0),
      deployed('2.4.0', 100),
      deployed('2.3.0', 103),
      deployed('2.4.0', 140),
    ];
    expect(told(all)).toEqual([
      '2.3.0 planned@0',
      '2.4.0 planned@100',
      '2.3.0 rollback@103',
      '2.4.0 planned@140',
    ]);
  });

  it('goes by deployment and not by version: a lower version that was never there is no rollback', () => {
    expect(told([deployed('3.0.0', 0), deployed('2.9.9', 100)])).toEqual([
      '3.0.0 planned@0',
      '2.9.9 planned@100',
    ]);
  });

  it('calls a patch within a day of the version it patches a hotfix', () => {
    expect(told([deployed('2.4.0', 0), deployed('2.4.1', 24)])).toEqual([
      '2.4.0 planned@0',
      '2.4.1 hotfix@24',
    ]);
    expect(told([deployed('2.4.0', 0), deployed('2.4.1', 25)])).toEqual([
      '2.4.0 planned@0',
      '2.4.1 planned@25',
    ]);
    expect(told([deployed('2.4.0', 0), deployed('2.5.0', 1)])).toEqual([
      '2.4.0 planned@0',
      '2.5.0 planned@1',
    ]);
  });

  it('calls a patch of a version that was just rolled back a hotfix', () => {
    const all = [deployed('2.3.0', -99), deployed('2.4.0', 0), deployed('2.3.0', 2), deployed('2.4.1', 10)];
    expect(told(all).at(-1)).toBe('2.4.1 hotfix@10');
  });

  it('does not call the release after its candidate a hotfix', () => {
    expect(told([deployed('2.4.0-rc.1', 0), deployed('2.4.0', 2)]).at(-1)).toBe('2.4.0 planned@2');
  });

  it.each([
    ['Hotfix for checkout', 'hotfix'],
    ['hot-fix', 'hotfix'],
    ['Rolled back by on-call', 'rollback'],
    ['regular train', 'planned'],
  ])('believes the source where it says "%s"', (kindText, kind) => {
    expect(told([deployed('2.4.0', 0), deployed('2.6.0', 200, { kindText })]).at(-1)).toBe(
      `2.6.0 ${kind}@200`,
    );
  });
});

describe('what served when', () => {
  const { releases } = history([
    deployed('2.3.0', 0),
    deployed('2.4.0', 100),
    deployed('2.3.0', 103),
    deployed('2.4.1', 110),
  ]);
  const [first, bad, fix] = ['2.3.0', '2.4.0', '2.4.1'].map((version) => release(releases, version));
  if (first === undefined || bad === undefined || fix === undefined) throw new Error('three releases');

  it('skips a release that had been rolled back when it looks for the previous one', () => {
    expect(previousRelease(releases, fix)?.version).toBe('2.3.0');
    expect(previousRelease(releases, bad)?.version).toBe('2.3.0');
    expect(previousRelease(releases, first)).toBeNull();
  });

  it('says when a release was taken back', () => {
    expect(rolledBackAtMs(releases, bad)).toBe(T + 103 * HOUR_MS);
    expect(rolledBackAtMs(releases, first)).toBeNull();
    expect(rolledBackAtMs(releases, fix)).toBeNull();
  });

  it('forgets the rollback of a release that was deployed again', () => {
    const again = history([
      deployed('2.3.0', 0),
      deployed('2.4.0', 100),
      deployed('2.3.0', 103),
      deployed('2.4.0', 140),
    ]).releases;
    expect(rolledBackAtMs(again, release(again, '2.4.0'))).toBeNull();
    expect(isCurrent(again, release(again, '2.4.0'))).toBe(true);
  });

  it('knows what serves now, then and before anything was deployed', () => {
    expect(releases.filter((one) => isCurrent(releases, one)).map(({ version }) => version)).toEqual([
      '2.4.1',
    ]);
    expect(servingAt(releases, 'shop', T + 102 * HOUR_MS)?.version).toBe('2.4.0');
    expect(servingAt(releases, 'shop', T + 105 * HOUR_MS)?.version).toBe('2.3.0');
    expect(servingAt(releases, 'shop', T - 1)).toBeNull();
    expect(servingAt(releases, 'accounts', T)).toBeNull();
  });

  it('finds the next release', () => {
    expect(nextRelease(releases, first)?.version).toBe('2.4.0');
    expect(nextRelease(releases, fix)).toBeNull();
  });

  it('has exactly one current release per deployed service, in whatever order deployments are told', () => {
    const deployment = fc.record({
      version: fc.constantFrom('1.0.0', '1.0.1', '1.1.0'),
      hours: fc.integer({ min: 0, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(deployment, { minLength: 1, maxLength: 8 }), (list) => {
        const all = list.map(({ version, hours }) => deployed(version, hours));
        const forward = history(all).releases;
        expect(history([...all].reverse()).releases).toEqual(forward);
        expect(forward.filter((one) => isCurrent(forward, one))).toHaveLength(1);
        for (const one of forward) {
          expect(one.startedAtMs).toBe(Math.min(...one.deployments.map(({ atMs }) => atMs)));
          expect(previousRelease(forward, one)?.id).not.toBe(one.id);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('the post-release phase', () => {
  const { releases } = history([deployed('2.3.0', 0.05), deployed('2.4.0', 240.55)]);
  const [baseline = null, judged] = releases;
  if (judged === undefined) throw new Error('two releases');
  const phase = (nowHours: number, more: { baseline?: null } = {}) =>
    postReleasePhase({
      release: judged,
      baseline,
      nowMs: T + nowHours * HOUR_MS,
      postReleaseMs: 3 * DAY_MS,
      bucketMs: HOUR_MS,
      ...more,
    });

  it('goes from T+0 to now, rounded down, beside the same stretch of the baseline', () => {
    expect(phase(245.9)).toEqual({
      window: { startMs: T + 240 * HOUR_MS, endMs: T + 245 * HOUR_MS },
      lengthMs: 5 * HOUR_MS,
      finished: false,
      baselineWindow: { startMs: T, endMs: T + 5 * HOUR_MS },
    });
  });

  it('ends with the post-release window', () => {
    expect(phase(1000)).toMatchObject({ window: { endMs: T + 312 * HOUR_MS }, finished: true });
    expect(phase(312.5)?.finished).toBe(false);
    expect(phase(312.55)?.finished).toBe(true);
  });

  it('does not exist before a whole bucket has passed, nor without a deployment', () => {
    expect(phase(240.9)).toBeNull();
    expect(phase(100)).toBeNull();
    const [never] = history([], ['9.0.0']).releases;
    if (never === undefined) throw new Error('one release');
    expect(
      postReleasePhase({ release: never, baseline, nowMs: T, postReleaseMs: DAY_MS, bucketMs: HOUR_MS }),
    ).toBeNull();
  });

  it('has no baseline stretch without a baseline', () => {
    expect(phase(245, { baseline: null })?.baselineWindow).toBeNull();
  });
});
