import { describe, expect, test } from 'vitest';
import { sessionTruth, ticketTruth } from '../../../mocks/world/truth.ts';
import type { ScenarioName, World, WorldTicket } from '../../../mocks/world/world.ts';
import type { KnownReading } from '../../../src/engine/domain/reading.ts';
import { DAY_MS, HOUR_MS } from '../../../src/engine/domain/time.ts';
import { STORY_NOW_MS } from '../demoEngine.ts';
import { demoWorld, known } from './demoAnswers.ts';
import { pointOf, trendsOf } from './demoTrends.ts';

const SCENARIOS: readonly ScenarioName[] = ['steady', 'bad-release', 'fix-of-a-fix'];

describe.each(SCENARIOS)('%s: what tickets tell equals the truth', (scenario) => {
  test('escaped defects and regressions per 1,000 sessions', async () => {
    const body = await trendsOf(scenario);
    const world = demoWorld(scenario);
    let compared = 0;
    for (const { release } of body.releases) {
      const { version } = release;
      const named = ticketTruth(world, {
        kind: 'defect',
        service: 'shop',
        version,
        nowMs: STORY_NOW_MS,
      }).filter(isCounted);
      const escaped = pointOf(body, 'escaped-defects-per-sessions', version).reading;
      const regressed = pointOf(body, 'regression-defects-per-sessions', version).reading;
      if (
        escaped.kind === 'unknown' ||
        regressed.kind === 'unknown' ||
        hasGuesses(escaped) ||
        hasGuesses(regressed)
      )
        continue;
      const window = { startMs: escaped.window?.startMs ?? 0, endMs: STORY_NOW_MS };
      const { total } = sessionTruth(world, { service: 'shop', version, window });
      expect([version, escaped.numerator]).toEqual([
        version,
        named.filter(({ foundInProduction }) => foundInProduction).length,
      ]);
      expect([version, regressed.numerator]).toEqual([
        version,
        named.filter(({ regression }) => regression).length,
      ]);
      expect(Math.abs((escaped.denominator ?? 0) - total), version).toBeLessThanOrEqual(total * 0.01);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(4);
  });

  test('change failure and rework over the last ten deployments', async () => {
    const body = await trendsOf(scenario);
    const deployed = deploymentsOf(demoWorld(scenario));
    const newest = body.releases.at(-1)?.release.version ?? '';
    const forward = deployed.filter(({ kind }) => kind !== 'rollback').slice(-10);
    expect(known(pointOf(body, 'change-failure-rate', newest).reading)).toMatchObject({
      numerator: forward.filter(({ failed }) => failed).length,
      denominator: 10,
    });
    const last = deployed.slice(-10);
    expect(known(pointOf(body, 'deployment-rework-rate', newest).reading)).toMatchObject({
      numerator: last.filter(({ kind }) => kind !== 'planned').length,
      denominator: 10,
    });
  });

  test('alerts that an incident confirms', async () => {
    const body = await trendsOf(scenario);
    const world = demoWorld(scenario);
    const newest = body.releases.at(-1)?.release.version ?? '';
    const { window, numerator, denominator } = known(pointOf(body, 'alert-precision', newest).reading);
    const withIncident = new Set(
      world.tickets
        .filter(({ kind, service }) => kind === 'incident' && service === 'shop')
        .map(({ faultId }) => faultId),
    );
    const alerts = world.alerts.filter(
      ({ service, startedAtMs }) =>
        service === 'shop' && startedAtMs >= (window?.startMs ?? 0) && startedAtMs < STORY_NOW_MS,
    );
    const right = alerts.filter(({ faultId }) => faultId !== null && withIncident.has(faultId)).length;
    // Alerts come in samples a step apart: one that began with the newest scrape may not be told yet.
    expect(Math.abs((denominator ?? 0) - alerts.length)).toBeLessThanOrEqual(1);
    expect(Math.abs((numerator ?? 0) - right)).toBeLessThanOrEqual(1);
  });

  test('tickets that came back within a week of being done', async () => {
    const body = await trendsOf(scenario);
    const reading = pointOf(body, 'reopen-rate', '2.13.0').reading;
    const { numerator, denominator } = known(reading);
    const versions = body.releases.map(({ release }) => release.version);
    const ten = versions.slice(0, versions.indexOf('2.13.0') + 1).slice(-10);
    const tickets = demoWorld(scenario).tickets.filter(
      (one) =>
        one.service === 'shop' &&
        one.kind !== 'task' &&
        isCounted(one) &&
        one.affectedVersions.some((version) => ten.includes(version)),
    );
    const fates = tickets.map(fateOf).filter((fate) => fate !== null);
    expect(denominator ?? 0).toBeGreaterThanOrEqual(fates.length);
    // Tickets that name no version are tied by their time: a few more than those that name one.
    expect((denominator ?? 0) - fates.length).toBeLessThanOrEqual(3);
    expect((numerator ?? 0) - fates.filter(Boolean).length).toBeLessThanOrEqual(1);
    expect(numerator ?? 0).toBeGreaterThanOrEqual(fates.filter(Boolean).length);
  });
});

function isCounted({ resolution }: WorldTicket): boolean {
  return resolution === null || resolution === 'fixed';
}

/** Tickets that name no version are tied by their time: those are not in the truth's list. */
function hasGuesses({ caveats }: KnownReading): boolean {
  return caveats.some((text) => text.includes('by time only'));
}

/** True = came back within a week, false = held for one, null = not followed that long. */
function fateOf({ changes }: WorldTicket): boolean | null {
  const moves = changes.filter(({ atMs }) => atMs <= STORY_NOW_MS);
  const done = moves.find(({ to }) => to === 'resolved' || to === 'closed');
  if (done === undefined || STORY_NOW_MS - done.atMs < 7 * DAY_MS) return null;
  const back = moves.find(({ to, atMs }) => to === 'reopened' && atMs > done.atMs);
  return back !== undefined && back.atMs - done.atMs <= 7 * DAY_MS;
}

/** All deployments of the shop in the time looked back, oldest first, by the rule of the definition. */
function deploymentsOf({ releases, tickets }: World) {
  const all = releases
    .filter(({ service }) => service === 'shop')
    .flatMap(({ version, deployments }) => deployments.map((one) => ({ version, ...one })))
    .filter(({ startedAtMs }) => startedAtMs <= STORY_NOW_MS && startedAtMs > STORY_NOW_MS - 60 * DAY_MS)
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs);
  // An incident that names no version is tied to the only one that was in its window.
  const isDuring = ({ startedAtMs: atMs }: WorldTicket, index: number): boolean => {
    const fromMs = all[index]?.startedAtMs ?? Infinity;
    return (
      atMs !== null &&
      atMs >= fromMs &&
      atMs < Math.min(fromMs + 72 * HOUR_MS, all[index + 1]?.startedAtMs ?? Infinity)
    );
  };
  return all.map(({ version, kind, startedAtMs }, index) => {
    const next = all[index + 1];
    const mended = next?.kind === 'hotfix' && next.startedAtMs <= startedAtMs + 72 * HOUR_MS;
    const hurt = tickets.some(
      (one) =>
        one.kind === 'incident' &&
        one.service === 'shop' &&
        isCounted(one) &&
        one.createdAtMs <= STORY_NOW_MS &&
        (one.affectedVersions.includes(version) ||
          (one.affectedVersions.length === 0 && isDuring(one, index))),
    );
    return { version, kind, failed: kind !== 'rollback' && (next?.kind === 'rollback' || mended || hurt) };
  });
}
