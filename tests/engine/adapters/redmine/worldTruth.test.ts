import { describe, expect, it } from 'vitest';
import type { WorldStatus, WorldTicket } from '../../../../mocks/world/world.ts';
import { reopenings } from '../../../../src/engine/domain/ticketRules.ts';
import {
  DAY_MS,
  DEMO_SETTINGS,
  NOW_MS,
  asking,
  fromWorld,
  scopeOf,
  storyWorld,
  wire,
} from './connectRedmine.ts';

const STATES: Readonly<Record<WorldStatus, string>> = {
  new: 'open',
  reopened: 'open',
  acknowledged: 'in-progress',
  'in-progress': 'in-progress',
  mitigated: 'in-progress',
  resolved: 'done',
  closed: 'done',
};

/** All three services in one Redmine: payments alone has few tickets. */
const ALL_SERVICES = ['shop', 'accounts', 'payments'];
const ALL = { ...DEMO_SETTINGS, projects: { shop: 'shop', accounts: 'accounts', payments: 'payments' } };

/** Redmine keeps whole seconds. */
const seconds = (timeMs: number) => Math.floor(timeMs / 1000) * 1000;
const isDone = (status: WorldStatus) => status === 'resolved' || status === 'closed';

function ticketsOf(
  kind: WorldTicket['kind'],
  services: readonly string[] = ALL_SERVICES,
): readonly WorldTicket[] {
  return storyWorld().tickets.filter(
    (ticket) => ticket.kind === kind && services.includes(ticket.service) && ticket.createdAtMs < NOW_MS,
  );
}

/** What the world knows of a ticket, worked out without the mock or the adapter. */
function truthOf(ticket: WorldTicket, services: readonly string[]) {
  const changes = ticket.changes.filter((change) => change.atMs <= NOW_MS);
  const status = changes.at(-1)?.to ?? 'new';
  const doneAtMs = isDone(status)
    ? changes.findLast((change) => isDone(change.to) && !isDone(change.from))?.atMs
    : undefined;
  return {
    key: String(services.indexOf(ticket.service) * 10_000 + ticket.number),
    title: ticket.title,
    serviceNames: [ticket.service],
    components: [ticket.component],
    createdAtMs: seconds(ticket.createdAtMs),
    state: STATES[status],
    counts: !isDone(status) || ticket.resolution === null || ticket.resolution === 'fixed',
    doneAtMs: doneAtMs === undefined ? null : seconds(doneAtMs),
    reopenings: changes
      .filter((change) => isDone(change.from) && !isDone(change.to))
      .map((change) => seconds(change.atMs)),
    affected: ticket.affectedVersions.map((version) => `v${version}`),
    // One target version only: the last one.
    fixed: isDone(status) ? ticket.fixVersions.slice(-1).map((version) => `v${version}`) : [],
    historyComplete: true,
  };
}

describe('Redmine against the truth of the simulated company', () => {
  it('tells every incident with its times, state, versions and reopenings', async () => {
    const { capabilities } = wire(fromWorld({ services: ALL_SERVICES }), ALL);
    const collected = await capabilities.incidents(scopeOf(90), asking());
    const told = collected.items.map((incident) => ({
      key: incident.key,
      title: incident.title,
      serviceNames: incident.serviceNames,
      components: incident.components,
      createdAtMs: incident.createdAtMs,
      state: incident.state,
      counts: incident.counts,
      doneAtMs: incident.restoredAtMs,
      acknowledgedAtMs: incident.acknowledgedAtMs,
      mitigatedAtMs: incident.mitigatedAtMs,
      startedAtMs: incident.startedAtMs,
      reopenings: reopenings(incident.changes),
      historyComplete: incident.historyComplete,
      affected: incident.affectedReleaseNames,
      fixed: incident.fixReleaseNames,
      durationUnknown: incident.durationUnknown,
    }));
    const truth = ticketsOf('incident').map((ticket) => {
      const acknowledgedAtMs = ticket.changes.find((change) => STATES[change.to] === 'in-progress')?.atMs;
      const mitigatedAtMs = ticket.changes.findLast(
        (change) => change.to === 'mitigated' && change.atMs <= NOW_MS,
      )?.atMs;
      return {
        ...truthOf(ticket, ALL_SERVICES),
        acknowledgedAtMs: acknowledgedAtMs === undefined ? null : seconds(acknowledgedAtMs),
        mitigatedAtMs: mitigatedAtMs === undefined ? null : seconds(mitigatedAtMs),
        startedAtMs: ticket.startedAtMs ?? seconds(ticket.createdAtMs),
        durationUnknown: false,
      };
    });
    expect(truth.length).toBeGreaterThanOrEqual(7);
    expect(told.toSorted(byKey)).toEqual(truth.toSorted(byKey));
    expect(collected).toMatchObject({ incompleteness: [], rejected: [] });
  });

  it('tells every defect with where it was found, whether it is a regression, and each reopening', async () => {
    const { capabilities } = wire(fromWorld({ services: ALL_SERVICES }), ALL);
    const collected = await capabilities.defects(scopeOf(90), asking());
    const told = collected.items.map((defect) => ({
      key: defect.key,
      title: defect.title,
      serviceNames: defect.serviceNames,
      components: defect.components,
      createdAtMs: defect.createdAtMs,
      state: defect.state,
      counts: defect.counts,
      doneAtMs: defect.resolvedAtMs,
      reopenings: reopenings(defect.changes),
      historyComplete: defect.historyComplete,
      affected: defect.affectedReleaseNames,
      fixed: defect.fixReleaseNames,
      foundIn: defect.foundIn,
      regressionRule: defect.regressionRule,
    }));
    const truth = ticketsOf('defect').map((ticket) => ({
      ...truthOf(ticket, ALL_SERVICES),
      foundIn: ticket.foundInProduction ? 'production' : 'before-production',
      regressionRule: ticket.regression ? 'Regression = 1' : null,
    }));
    expect(truth.length).toBeGreaterThan(50);
    expect(truth.some((defect) => defect.reopenings.length > 0)).toBe(true);
    expect(told.toSorted(byKey)).toEqual(truth.toSorted(byKey));
  });

  it('turns relations that settings name into the chain of causes', async () => {
    const { capabilities } = wire(fromWorld({ services: ALL_SERVICES }), ALL);
    const { items } = await capabilities.incidents(scopeOf(90), asking());
    const told = items.flatMap((incident) =>
      incident.links
        .filter((link) => link.kind === 'caused-by')
        .map((link) => `${incident.key} < ${link.otherKey}`),
    );
    const truth = ticketsOf('incident').flatMap((ticket) =>
      ticket.links
        .filter((link) => link.kind === 'caused-by')
        .map((link) => `${ticket.number} < ${link.toNumber}`),
    );
    expect(truth.length).toBeGreaterThanOrEqual(2);
    expect(told.toSorted()).toEqual(truth.toSorted());
  });

  it('takes into a short window what is open or was touched in it', async () => {
    for (const days of [1, 7, 20]) {
      const { capabilities } = wire(fromWorld({ services: ALL_SERVICES }), ALL);
      const { items } = await capabilities.defects(scopeOf(days), asking());
      const startMs = NOW_MS - days * DAY_MS;
      const expected = ticketsOf('defect').filter((ticket) => {
        const last = ticket.changes.filter((change) => change.atMs <= NOW_MS).at(-1);
        if (last === undefined || !isDone(last.to)) return true;
        // A rejected ticket has one closing step here, whatever the world calls its second one.
        return lastMoveMs(ticket) >= startMs;
      });
      expect(items.map((defect) => defect.key).toSorted(), `${days} days`).toEqual(
        expected.map((ticket) => truthOf(ticket, ALL_SERVICES).key).toSorted(),
      );
    }
  });

  it('asks again for histories only where a ticket has changed since', async () => {
    let nowMs = NOW_MS - 2 * DAY_MS;
    const world = storyWorld();
    const { capabilities, asked } = wire(
      (request) => fromWorld({ world, nowMs, services: ALL_SERVICES })(request),
      ALL,
    );
    const historiesAsked = () => asked.filter((url) => /issues\/\d+\.json$/.test(url.pathname)).length;
    await capabilities.defects(scopeOf(90, nowMs), asking(undefined, nowMs));
    const first = historiesAsked();
    nowMs = NOW_MS;
    await capabilities.defects(scopeOf(90), asking());
    const changed = world.tickets.filter(
      (ticket) =>
        ticket.kind !== 'task' &&
        ticket.changes.some((change) => change.atMs > NOW_MS - 2 * DAY_MS && change.atMs <= NOW_MS),
    );
    expect(first).toBeGreaterThan(50);
    expect(changed.length).toBeGreaterThan(0);
    expect(historiesAsked() - first).toBe(changed.length);
  });

  it('tells the versions, the stranger included, with no invented time of release', async () => {
    const { capabilities } = wire(fromWorld());
    const { items } = await capabilities.releases(scopeOf(), asking());
    expect(items.map((release) => release.name)).toEqual(
      expect.arrayContaining(['v1.19.1', 'v1.20.0', 'Someday']),
    );
    expect(items.every((release) => release.releasedAtMs === null)).toBe(true);
    expect(items.find((release) => release.name === 'v1.20.0')).toMatchObject({
      serviceNames: ['payments'],
      released: true,
      releasedOn: '2026-11-09',
    });
    expect(items.find((release) => release.name === 'Someday')).toMatchObject({ released: false });
  });

  it('says that an empty company has no tickets, after making sure that the key works', async () => {
    const { capabilities, asked } = wire(fromWorld({ world: storyWorld('empty') }));
    const collected = await capabilities.incidents(scopeOf(), asking());
    expect(collected).toMatchObject({ items: [], incompleteness: [], rejected: [] });
    expect(asked.map((url) => url.pathname)).toContain('/api/board/users/current.json');
  });
});

function lastMoveMs(ticket: WorldTicket): number {
  const changes = ticket.changes.filter((change) => change.atMs <= NOW_MS);
  const rejected = ticket.resolution !== null && ticket.resolution !== 'fixed';
  const moves = rejected ? changes.filter((change) => !(isDone(change.from) && isDone(change.to))) : changes;
  return moves.at(-1)?.atMs ?? ticket.createdAtMs;
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key.localeCompare(b.key);
}
