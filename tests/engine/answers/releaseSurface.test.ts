import { describe, expect, test } from 'vitest';
import type { WorldTicket } from '../../../mocks/world/world.ts';
import type { ReleaseBody } from '../../../src/engine/answers/releaseBody.ts';
import { STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';
import { demoWorld, engineOf, settle } from './demoAnswers.ts';

type Found = Extract<ReleaseBody, { found: true }>;

const world = demoWorld('bad-release');
const releases = ['shop@2.14.1', 'shop@2.15.0', 'accounts@5.5.0', 'payments@1.19.1'];

async function releaseBody(releaseId: string, scenario: 'bad-release' | 'source-down' = 'bad-release') {
  const question = { kind: 'release', view: WHOLE_VIEW, releaseId } as const;
  const { body } = await settle(await engineOf(scenario), question);
  if (!body.found) throw new Error(`${releaseId} was not found`);
  return body;
}

/** Incidents and defects done by now that name this version as the one that fixes them: trackers learn it with the fix. */
function fixedIn(service: string, version: string): readonly WorldTicket[] {
  return world.tickets.filter(
    (ticket) =>
      ticket.kind !== 'task' &&
      ticket.service === service &&
      ticket.fixVersions.includes(version) &&
      isDone(ticket),
  );
}

function isDone({ changes }: WorldTicket): boolean {
  const newest = changes.findLast(({ atMs }) => atMs <= STORY_NOW_MS);
  return newest?.to === 'resolved' || newest?.to === 'closed';
}

function commitsOf({ release }: Found) {
  const found = world.releases.find(
    ({ service, version }) => service === release.service && version === release.version,
  );
  if (found === undefined) throw new Error(`the world has no ${release.id}`);
  return found.commits;
}

describe('what shipped with a release', () => {
  test.each(releases)('%s: the tickets it fixes are those whose fix version it is', async (id) => {
    const { release, shipped } = await releaseBody(id);
    const titles = fixedIn(release.service, release.version).map(({ title }) => title);
    expect(shipped.tickets.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  });

  test.each(releases)('%s: its commits and their authors are those of the world', async (id) => {
    const body = await releaseBody(id);
    const truth = commitsOf(body);
    expect(body.shipped.commitsUnknown).toBeNull();
    expect(body.shipped.commits.map(({ sha }) => sha).toSorted()).toEqual(
      truth.map(({ sha }) => sha).toSorted(),
    );
    expect([...body.shipped.authors].toSorted()).toEqual(
      [...new Set(truth.map(({ author }) => author))].toSorted(),
    );
    for (const { sha, components } of body.shipped.commits) {
      const [touched] = components;
      expect(touched).toBe(truth.find((commit) => commit.sha === sha)?.component);
    }
  });
});

describe('the regression surface', () => {
  test.each(releases)('%s: touches what its commits and fixed tickets touch', async (id) => {
    const body = await releaseBody(id);
    const { service, version } = body.release;
    const components = new Set([
      ...commitsOf(body).map(({ component }) => component),
      ...fixedIn(service, version).map(({ component }) => component),
    ]);
    expect(body.surface.unknown).toBeNull();
    expect(body.surface.rows.map(({ component }) => component).toSorted()).toEqual(
      [...components].toSorted(),
    );
  });

  test.each(releases)('%s: counts the failures of each component before it', async (id) => {
    const { release, surface } = await releaseBody(id);
    for (const { component, failuresBefore, releasesBefore, releasesFailed, newestFailure } of surface.rows) {
      const failures = world.tickets.filter(
        (ticket) =>
          (ticket.kind === 'incident' || (ticket.kind === 'defect' && ticket.foundInProduction)) &&
          (ticket.resolution === null || ticket.resolution === 'fixed') &&
          ticket.service === release.service &&
          ticket.component === component &&
          (ticket.startedAtMs ?? ticket.createdAtMs) < (release.startedAtMs ?? 0) &&
          ticket.createdAtMs >= surface.sinceMs,
      );
      expect([component, failuresBefore]).toEqual([component, failures.length]);
      expect(releasesFailed).toBeLessThanOrEqual(releasesBefore);
      expect(releasesBefore).toBeLessThanOrEqual(surface.earlierReleases);
      expect(newestFailure === null).toBe(failures.length === 0);
    }
  });

  test('puts the component with most failures first', async () => {
    const { surface } = await releaseBody('shop@2.14.1');
    const counts = surface.rows.map(({ failuresBefore }) => failuresBefore);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(0);
  });

  test('is unknown, with the reason, while trackers and the tracker of commits are down', async () => {
    const { surface, shipped } = await releaseBody('shop@2.14.1', 'source-down');
    expect(surface.rows).toEqual([]);
    expect(surface.unknown).toMatch(/not known/);
    expect(shipped.commitsUnknown).toMatch(/Sentry/);
    expect(shipped.commitsUnknown).not.toMatch(/does not know this release/);
    expect(shipped.ticketsUnknown).toContain('Jira is missing');
  });
});
