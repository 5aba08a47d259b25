import { describe, expect, it } from 'vitest';
import type { WorldStatus, WorldTicket } from '../../../../mocks/world/world.ts';
import { reopenings } from '../../../../src/engine/domain/ticketRules.ts';
import { NOW_MS, asking, fromWorld, scopeOf, storyWorld, wire } from './connectJira.ts';

const STATES: Readonly<Record<WorldStatus, string>> = {
  new: 'open',
  reopened: 'open',
  acknowledged: 'in-progress',
  'in-progress': 'in-progress',
  mitigated: 'in-progress',
  resolved: 'done',
  closed: 'done',
};
const PREFIX: Readonly<Record<string, string>> = { shop: 'Shop', accounts: 'Accounts' };
const PROJECT: Readonly<Record<string, string>> = { shop: 'SHOP', accounts: 'ACC' };

/** Jira tells whole milliseconds; the simulation may be finer. */
function ticketsOf(kind: WorldTicket['kind'], nowMs = NOW_MS): readonly WorldTicket[] {
  const tickets = storyWorld().tickets.filter(
    (ticket) => ticket.kind === kind && ticket.service !== 'payments',
  );
  return tickets
    .filter((ticket) => ticket.createdAtMs < nowMs)
    .map((ticket) => ({ ...ticket, createdAtMs: Math.floor(ticket.createdAtMs) }));
}

function changesUntil(ticket: WorldTicket, nowMs: number) {
  return ticket.changes
    .filter((change) => change.atMs <= nowMs)
    .map((change) => ({ ...change, atMs: Math.floor(change.atMs) }));
}

const isDone = (status: WorldStatus) => status === 'resolved' || status === 'closed';

/** What the world knows of a ticket at a moment, worked out without the mock or the adapter. */
function truthOf(ticket: WorldTicket, nowMs = NOW_MS) {
  const changes = changesUntil(ticket, nowMs);
  const status = changes.at(-1)?.to ?? 'new';
  const spelt = (versions: readonly string[]) =>
    versions.map((version) => `${PREFIX[ticket.service]} ${version}`);
  return {
    key: `${PROJECT[ticket.service]}-${ticket.number}`,
    title: ticket.title,
    serviceNames: [ticket.service],
    components: [ticket.component],
    createdAtMs: ticket.createdAtMs,
    state: STATES[status],
    counts: !isDone(status) || ticket.resolution === null || ticket.resolution === 'fixed',
    doneAtMs: isDone(status)
      ? (changes.findLast((change) => isDone(change.to) && !isDone(change.from))?.atMs ?? null)
      : null,
    acknowledgedAtMs: changes.find((change) => STATES[change.to] === 'in-progress')?.atMs ?? null,
    mitigatedAtMs: changes.findLast((change) => change.to === 'mitigated')?.atMs ?? null,
    reopenings: changes
      .filter((change) => isDone(change.from) && !isDone(change.to))
      .map((change) => change.atMs),
    affected: spelt(ticket.affectedVersions),
    fixed: isDone(status) ? spelt(ticket.fixVersions) : [],
    historyComplete: true,
  };
}

describe('Jira against the truth of the simulated company', () => {
  it('tells every incident of the window with its times, state, versions and reopenings', async () => {
    const { capabilities } = wire(fromWorld());
    const collected = await capabilities.incidents(scopeOf(), asking());
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
    }));
    const truth = ticketsOf('incident').map((ticket) => ({
      ...truthOf(ticket),
      startedAtMs: ticket.startedAtMs ?? ticket.createdAtMs,
    }));
    expect(truth.length).toBeGreaterThanOrEqual(6);
    expect(told.toSorted(byKey)).toEqual(truth.toSorted(byKey));
    expect(collected.incompleteness).toEqual([]);
    expect(collected.rejected).toEqual([]);
  });

  it('gives each restored incident the time to restore that the world knows', async () => {
    const { capabilities } = wire(fromWorld());
    const { items } = await capabilities.incidents(scopeOf(), asking());
    const told = new Map(
      items.map((incident) => [
        incident.key,
        incident.restoredAtMs === null ? null : incident.restoredAtMs - incident.startedAtMs,
      ]),
    );
    for (const ticket of ticketsOf('incident')) {
      const { key, doneAtMs } = truthOf(ticket);
      expect(told.get(key), key).toBe(
        doneAtMs === null ? null : doneAtMs - (ticket.startedAtMs ?? ticket.createdAtMs),
      );
    }
    expect(items.filter((incident) => incident.durationUnknown)).toEqual([]);
  });

  it('tells every defect with where it was found and whether it is a regression', async () => {
    const { capabilities } = wire(fromWorld());
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
    const truth = ticketsOf('defect').map((ticket) => {
      const { acknowledgedAtMs: _acknowledged, mitigatedAtMs: _mitigated, ...facts } = truthOf(ticket);
      const foundIn = ticket.foundInProduction ? 'production' : 'before-production';
      return { ...facts, foundIn, regressionRule: ticket.regression ? 'label regression' : null };
    });
    expect(truth.length).toBeGreaterThan(40);
    expect(truth.some((defect) => defect.reopenings.length > 0)).toBe(true);
    expect(told.toSorted(byKey)).toEqual(truth.toSorted(byKey));
  });

  it('tells the chain of causes by its links, each under one id on both tickets', async () => {
    const { capabilities } = wire(fromWorld());
    const { items } = await capabilities.incidents(scopeOf(), asking());
    const links = items.flatMap((incident) => incident.links.map((link) => ({ ...link, key: incident.key })));
    const told = links
      .filter((link) => link.kind === 'caused-by')
      .map((link) => `${link.key} < ${link.otherKey}`);
    const truth = ticketsOf('incident').flatMap((ticket) =>
      ticket.links
        .filter((link) => link.kind === 'caused-by')
        .map((link) => `SHOP-${ticket.number} < SHOP-${link.toNumber}`),
    );
    expect(truth.length).toBeGreaterThanOrEqual(2);
    expect(told.toSorted()).toEqual(truth.toSorted());
    for (const link of links.filter((each) => each.kind === 'caused-by')) {
      expect(
        links
          .filter((each) => each.id === link.id)
          .map((each) => each.kind)
          .toSorted(),
      ).toEqual(['caused-by', 'causes']);
    }
  });

  it('knows of nothing that has not happened yet', async () => {
    const thenMs = NOW_MS - 34 * 86_400_000;
    const { capabilities } = wire(fromWorld({ nowMs: thenMs }));
    const { items } = await capabilities.incidents(scopeOf(30, thenMs), asking(undefined, thenMs));
    expect(items.map((incident) => incident.key).toSorted()).toEqual(expectedKeys('incident', 30, thenMs));
    const open = items.filter((incident) => incident.state !== 'done');
    expect(open.map((incident) => [incident.key, incident.restoredAtMs])).toEqual(
      open.map((incident) => [incident.key, null]),
    );
  });

  it('takes into a short window what is open or was touched in it, whatever the zone of the token’s owner', async () => {
    for (const days of [1, 3, 7, 20]) {
      const { capabilities } = wire(fromWorld());
      const { items } = await capabilities.defects(scopeOf(days), asking());
      expect(items.map((defect) => defect.key).toSorted(), `${days} days`).toEqual(
        expectedKeys('defect', days, NOW_MS),
      );
    }
  });

  it('tells the versions of both projects, strangers included, with days instead of invented midnights', async () => {
    const { capabilities } = wire(fromWorld());
    const { items, notices } = await capabilities.releases(scopeOf(), asking());
    const names = items.map((release) => release.name);
    expect(names).toContain('Shop 2.14.0');
    expect(names).toContain('Backlog sweep');
    expect(names.filter((name) => name.startsWith('Accounts '))).not.toEqual([]);
    expect(items.every((release) => release.releasedAtMs === null)).toBe(true);
    expect(items.find((release) => release.name === 'Shop 2.14.0')).toMatchObject({
      serviceNames: ['shop'],
      released: true,
      releasedOn: '2026-11-07',
    });
    expect(notices.join(' ')).toContain('release day without a time');
  });

  it('says that an empty company has no tickets', async () => {
    const { capabilities, sent } = wire(fromWorld({ world: storyWorld('empty') }));
    const collected = await capabilities.incidents(scopeOf(), asking());
    expect(collected).toMatchObject({ items: [], incompleteness: [], rejected: [] });
    expect(sent.map((request) => request.path)).toContain('rest/api/3/myself');
  });
});

function expectedKeys(kind: WorldTicket['kind'], days: number, endMs: number): readonly string[] {
  const startMs = endMs - days * 86_400_000;
  return ticketsOf(kind, endMs)
    .filter((ticket) => {
      const changes = changesUntil(ticket, endMs);
      const last = changes.at(-1);
      return last === undefined || !isDone(last.to) || last.atMs >= startMs;
    })
    .map((ticket) => truthOf(ticket).key)
    .toSorted();
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key.localeCompare(b.key);
}
