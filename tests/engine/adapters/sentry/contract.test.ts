import { describe, expect, it } from 'vitest';
import { sentryName } from '../../../../mocks/vendors/sentry/project.ts';
import { sessionTruth } from '../../../../mocks/world/truth.ts';
import { asking, DAY_MS, HOUR_MS, NOW_MS, storyWorld, wireWorld } from './connectSentry.ts';

const window = { startMs: NOW_MS - 60 * DAY_MS, endMs: NOW_MS };
const inProduction = { environment: 'production', window };
const lately = { startMs: NOW_MS - 14 * DAY_MS, endMs: NOW_MS };

function sumOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}

describe('releases', () => {
  it('are all releases of the world that exist by now, in Sentry’s spelling, with their service', async () => {
    const { capabilities } = wireWorld();
    const collected = await capabilities.releases(inProduction, asking());
    const world = storyWorld();
    const told = world.releases.filter(
      ({ deployments }) => (deployments[0]?.startedAtMs ?? Infinity) <= NOW_MS,
    );
    const names = collected.items.map(({ name }) => name);
    for (const { service, version } of told) expect(names).toContain(sentryName(world, service, version));
    const first = told[0];
    const item = collected.items.find(
      ({ name }) => name === sentryName(world, first?.service ?? '', first?.version ?? ''),
    );
    expect(item).toMatchObject({
      serviceNames: [first?.service],
      authors: first?.authors,
      commitCount: first?.commits.length,
      released: true,
    });
    expect(collected.incompleteness).toEqual([]);
    expect(collected.rejected).toEqual([]);
  });
});

describe('deployments', () => {
  it('are exactly the production deployments that have ended, rollbacks with their word', async () => {
    const { capabilities } = wireWorld();
    const collected = await capabilities.deployments(inProduction, asking());
    const world = storyWorld();
    const truth = world.releases.flatMap(({ service, version, deployments }) =>
      deployments
        .filter(({ finishedAtMs }) => finishedAtMs < NOW_MS && finishedAtMs >= window.startMs)
        .map(({ startedAtMs, finishedAtMs, kind }) => ({
          name: sentryName(world, service, version),
          startedAtMs,
          finishedAtMs,
          kind,
        })),
    );
    const bySecond = (ms: number | null) => (ms === null ? null : Math.floor(ms / 1000));
    const keyOf = (name: string, startedAtMs: number | null, finishedAtMs: number) =>
      `${name} ${bySecond(startedAtMs)} ${bySecond(finishedAtMs)}`;
    expect(
      collected.items.map((item) => keyOf(item.releaseName, item.startedAtMs, item.finishedAtMs)).sort(),
    ).toEqual(truth.map((item) => keyOf(item.name, item.startedAtMs, item.finishedAtMs)).sort());
    expect(collected.items.filter(({ kindText }) => kindText === 'rollback')).toHaveLength(
      truth.filter(({ kind }) => kind === 'rollback').length,
    );
    expect(
      collected.items.every(
        ({ evidence, environment }) => evidence === 'reported' && environment === 'production',
      ),
    ).toBe(true);
  });
});

describe('sessions', () => {
  it('equal the world’s truth for every release over 14 days, crashed and all', async () => {
    const { capabilities } = wireWorld();
    const collected = await capabilities.sessions(
      { environment: 'production', span: { kind: 'past', window: lately, bucketMs: HOUR_MS } },
      asking(),
    );
    expect(collected.window).toEqual(lately);
    expect(collected.incompleteness).toEqual([]);
    const world = storyWorld();
    let compared = 0;
    for (const { service, version } of world.releases) {
      const truth = sessionTruth(world, { service, version, window: lately });
      const series = collected.items.find(
        ({ releaseName }) => releaseName === sentryName(world, service, version),
      );
      expect(series === undefined ? 0 : sumOf(series.total)).toBe(truth.total);
      expect(series === undefined ? 0 : sumOf(series.bad)).toBe(truth.crashed);
      if (truth.total > 0) compared += 1;
    }
    expect(compared).toBeGreaterThan(3);
    expect(new Set(collected.items.map(({ serviceName }) => serviceName))).toEqual(
      new Set(['shop', 'accounts']),
    );
  });

  it('stay exact over 60 days by the hour, where one question would be cut', async () => {
    const { capabilities, asked } = wireWorld();
    const collected = await capabilities.sessions(
      { environment: 'production', span: { kind: 'past', window, bucketMs: HOUR_MS } },
      asking(),
    );
    const shopSeries = asked.filter(
      ({ searchParams }) =>
        searchParams.get('project') === 'shop' && searchParams.get('includeTotals') === '0',
    );
    expect(shopSeries.length).toBeGreaterThan(1);
    expect(collected.incompleteness).toEqual([]);
    expect(collected.items.reduce((sum, { total }) => sum + sumOf(total), 0)).toBe(
      ['shop', 'accounts'].reduce(
        (sum, service) => sum + sessionTruth(storyWorld(), { service, window }).total,
        0,
      ),
    );
  });

  it('of a live span are asked without naming the present', async () => {
    const { capabilities, asked } = wireWorld();
    const collected = await capabilities.sessions(
      { environment: 'production', span: { kind: 'live', lengthMs: DAY_MS, bucketMs: HOUR_MS } },
      asking(),
    );
    expect(
      asked.every(
        ({ searchParams }) => searchParams.get('statsPeriod') === '24h' && !searchParams.has('start'),
      ),
    ).toBe(true);
    const truth = sessionTruth(storyWorld(), {
      service: 'shop',
      window: { startMs: NOW_MS - DAY_MS, endMs: NOW_MS },
    });
    expect(
      collected.items
        .filter(({ serviceName }) => serviceName === 'shop')
        .reduce((sum, { total }) => sum + sumOf(total), 0),
    ).toBe(truth.total);
  });
});

describe('error groups', () => {
  it('equal the world’s truth for every release: which, how often, new, and when it came back', async () => {
    const { capabilities } = wireWorld();
    const world = storyWorld();
    const named = world.releases.map(({ service, version }) => ({
      service,
      version,
      name: sentryName(world, service, version),
    }));
    const collected = await capabilities.errorGroups(
      { environment: 'production', window, releaseNames: named.map(({ name }) => name) },
      asking(),
    );
    expect(collected.incompleteness).toEqual([]);
    expect(collected.notices).toEqual([]);
    let [compared, regressed] = [0, 0];
    for (const { service, version, name } of named) {
      const found = collected.items.filter(({ releaseName }) => releaseName === name);
      const truth = world.errorGroups
        .filter((group) => group.service === service)
        .flatMap((group) => {
          const sighting = group.sightings.find((one) => one.version === version);
          const events = sighting === undefined ? 0 : eventsWithin(sighting.firstHourMs, sighting.events);
          if (events === 0) return [];
          const earliest = group.sightings.toSorted((a, b) => a.firstSeenMs - b.firstSeenMs)[0];
          const back = group.regressions.find((one) => one.version === version && one.atMs <= NOW_MS);
          if (back !== undefined) regressed += 1;
          return [
            {
              title: group.title,
              events,
              first: earliest?.version === version ? name : null,
              regressedAtMs: back?.atMs ?? null,
            },
          ];
        });
      expect(
        sorted(
          found.map(({ title, events, firstReleaseName, regression }) => ({
            title,
            events,
            first: firstReleaseName,
            regressedAtMs: regression?.atMs ?? null,
          })),
        ),
      ).toEqual(sorted(truth));
      compared += truth.length;
    }
    expect(compared).toBeGreaterThan(10);
    expect(regressed).toBeGreaterThan(0);
  });
});

function eventsWithin(firstHourMs: number, events: Uint32Array): number {
  return events.reduce((sum, value, hour) => {
    const hourMs = firstHourMs + hour * HOUR_MS;
    return hourMs >= window.startMs && hourMs < window.endMs ? sum + value : sum;
  }, 0);
}

function sorted<T extends { readonly title: string; readonly events: number }>(
  groups: readonly T[],
): readonly T[] {
  return groups.toSorted((a, b) => a.title.localeCompare(b.title) || a.events - b.events);
}

describe('probe', () => {
  it('finds everything readable, project by project', async () => {
    const findings = await wireWorld().source.probe(asking());
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('names a project that does not exist, and those that do', async () => {
    const findings = await wireWorld({ settings: { projects: { shop: 'storefront' } } }).source.probe(
      asking(),
    );
    expect(findings.find(({ ok }) => !ok)?.text).toContain('storefront (service shop)');
    expect(findings.find(({ ok }) => !ok)?.text).toContain('accounts');
  });

  it('says which organisation is unknown in the vendor’s words', async () => {
    const findings = await wireWorld({ settings: { organization: 'elsewhere' } }).source.probe(asking());
    expect(findings[0]).toMatchObject({
      ok: false,
      text: expect.stringContaining('The requested resource does not exist'),
    });
  });
});
