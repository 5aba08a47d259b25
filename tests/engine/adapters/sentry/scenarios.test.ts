import { describe, expect, it } from 'vitest';
import { getResponse } from 'msw';
import { handlers } from '../../../../mocks/vendors/sentry/handlers.ts';
import { sentryName } from '../../../../mocks/vendors/sentry/project.ts';
import { simulate } from '../../../../mocks/world/simulate.ts';
import { sessionTruth } from '../../../../mocks/world/truth.ts';
import type { ScenarioName } from '../../../../mocks/world/world.ts';
import { asking, DAY_MS, HOUR_MS, NOW_MS, SERVICES, wire } from './connectSentry.ts';

const window = { startMs: NOW_MS - 3 * DAY_MS, endMs: NOW_MS };
const span = { kind: 'past', window, bucketMs: HOUR_MS } as const;

function scenario(name: ScenarioName) {
  const world = simulate({ scenario: name, seed: 7, storyNowMs: NOW_MS });
  const told = { world, nowMs: () => NOW_MS };
  const all = handlers(told, { base: '/api/errors', services: SERVICES });
  return { world, ...wire((url) => getResponse(all, new Request(url))) };
}

describe('Sentry in other stories', () => {
  it('of an empty company has nothing, and nothing is wrong', async () => {
    const { capabilities } = scenario('empty');
    const everything = await Promise.all([
      capabilities.releases({ environment: 'production', window }, asking()),
      capabilities.deployments({ environment: 'production', window }, asking()),
      capabilities.sessions({ environment: 'production', span }, asking()),
      capabilities.errorGroups(
        { environment: 'production', window, releaseNames: ['shop@1.0.0+700'] },
        asking(),
      ),
    ]);
    for (const { items, incompleteness, rejected } of everything) {
      expect([items, incompleteness, rejected]).toEqual([[], [], []]);
    }
  });

  it.each(['bad-release', 'thin-traffic'] as const)('of %s counts the sessions that were', async (story) => {
    const { world, capabilities } = scenario(story);
    const { items } = await capabilities.sessions({ environment: 'production', span }, asking());
    const truths = world.releases.map(({ service, version }) => ({
      name: sentryName(world, service, version),
      ...sessionTruth(world, { service, version, window }),
    }));
    const expected = truths.filter(({ total }) => total > 0);
    expect(expected.length).toBeGreaterThan(0);
    const found = items.map(({ releaseName, bad, total }): [string | null, number[]] => [
      releaseName,
      [bad.reduce((a, b) => a + b), total.reduce((a, b) => a + b)],
    ]);
    expect(new Map(found)).toEqual(
      new Map(expected.map(({ name, crashed, total }) => [name, [crashed, total]])),
    );
  });
});
