import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_KEY } from '../../../../mocks/vendors/redmine/handlers.ts';
import { reopenings } from '../../../../src/engine/domain/ticketRules.ts';
import {
  DAY_MS,
  DEMO_SETTINGS,
  NOW_MS,
  asking,
  canned,
  fromWorld,
  scopeOf,
  storyWorld,
  wire,
} from './connectRedmine.ts';

const NONE = { issues: [], total_count: 0, offset: 0, limit: 100 };
const page = sample('list-page');

/** Everything but tickets, as a small Redmine with a fresh installation's statuses answers. */
const SURROUNDINGS = {
  'issue_statuses.json': {
    issue_statuses: [
      status(1, 'New'),
      status(2, 'In Progress'),
      status(3, 'Resolved'),
      status(5, 'Closed', true),
      status(6, 'Rejected', true),
    ],
  },
  'trackers.json': {
    trackers: [
      { id: 1, name: 'Bug' },
      { id: 4, name: 'Incident' },
    ],
  },
  'projects/payments.json': { project: { id: 1, name: 'Payments', identifier: 'payments' } },
  'projects/payments/versions.json': {
    versions: [
      { id: 30, name: 'v1.3.0', status: 'closed', due_date: '2026-11-10' },
      { id: 31, name: 'v1.3.1' },
      { id: 'x' },
    ],
  },
  'issues/501.json': sample('issue-501'),
};
const LIST = {
  ...SURROUNDINGS,
  'issues.json': (url: URL) => (url.searchParams.get('status_id') === '*' ? page : NONE),
};

describe('Redmine: what goes wrong in real life', () => {
  it('asks for every status, as a list is open tickets only by default', async () => {
    const { capabilities, asked } = wire(fromWorld());
    await capabilities.incidents(
      { environment: 'production', window: { startMs: NOW_MS - DAY_MS + 500, endMs: NOW_MS - 500 } },
      asking(),
    );
    const lists = asked
      .filter((url) => url.pathname.endsWith('/issues.json'))
      .map((url) => Object.fromEntries(url.searchParams));
    const both = {
      project_id: 'payments',
      subproject_id: '!*',
      created_on: '<=2026-11-20T10:00:00Z',
      tracker_id: '4|1',
      include: 'relations',
      sort: 'id',
      limit: '100',
      offset: '0',
    };
    expect(lists).toEqual([
      { ...both, status_id: '*', updated_on: '>=2026-11-19T10:00:00Z' },
      { ...both, status_id: 'o', updated_on: '<=2026-11-19T10:00:00Z' },
    ]);
    expect(asked.every((url) => !url.search.includes('>'))).toBe(true);
  });

  it('pages by what really came back, whatever limit was asked for', async () => {
    const many = Array.from({ length: 230 }, (_, index) => ticket(1_000 + index));
    const inPagesOf40 = (url: URL) => {
      const offset = Number(url.searchParams.get('offset'));
      return { issues: many.slice(offset, offset + 40), total_count: 230, offset, limit: 40 };
    };
    const { capabilities } = wire(
      canned({
        ...SURROUNDINGS,
        'issues.json': (url: URL) => (url.searchParams.get('status_id') === '*' ? inPagesOf40(url) : NONE),
      }),
    );
    const { items, incompleteness } = await capabilities.defects(scopeOf(), asking());
    expect(items).toHaveLength(230);
    expect(incompleteness).toEqual([]);
  });

  it('says so when the list moved between two pages', async () => {
    const shifting = (url: URL) =>
      url.searchParams.get('offset') === '0'
        ? { issues: [ticket(1), ticket(2)], total_count: 4 }
        : { issues: [ticket(2), ticket(3)], total_count: 4 };
    const { capabilities } = wire(
      canned({
        ...SURROUNDINGS,
        'issues.json': (url: URL) => (url.searchParams.get('status_id') === '*' ? shifting(url) : NONE),
      }),
    );
    const { items, incompleteness } = await capabilities.defects(scopeOf(), asking());
    expect(items.map((defect) => defect.key)).toEqual(['1', '2', '3']);
    expect(incompleteness.join(' ')).toContain('changed while it was read');
  });

  it('tells a wrong key from an empty tracker, although both answer 200 with nothing', async () => {
    const anonymous = wire(fromWorld({ key: 'ffffffffffffffffffffffffffffffffffffffff' }));
    await expect(anonymous.capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      name: 'SourceError',
      facts: { kind: 'unauthorized', status: 401 },
    });
    const known = wire(fromWorld({ key: DEMO_KEY }));
    expect((await known.capabilities.incidents(scopeOf(), asking())).items).not.toEqual([]);
  });

  it('sees a reopening, which only the journals tell while closed_on keeps the old closing', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]).toMatchObject({ state: 'in-progress', restoredAtMs: null, historyComplete: true });
    expect(reopenings(items[0]?.changes ?? [])).toEqual([Date.UTC(2026, 10, 19, 8)]);
  });

  it('reads ids that journals write as text, and values that are missing', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]?.changes.map((change) => [change.fromText, change.toText, change.to])).toEqual([
      ['New', 'In Progress', 'in-progress'],
      ['In Progress', 'Closed', 'done'],
      ['Closed', 'In Progress', 'in-progress'],
    ]);
    expect(items[0]?.acknowledgedAtMs).toBe(Date.UTC(2026, 10, 18, 8, 10));
  });

  it('counts tickets of other projects, which come back when a filter is ignored', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items, rejected } = await capabilities.defects(scopeOf(), asking());
    expect(items.map((defect) => defect.key)).toEqual(['502']);
    expect(rejected).toEqual([
      { count: 1, reason: 'a ticket of another project than was asked for', example: '#503 (Kitchen rota)' },
      { count: 1, reason: 'no status', example: expect.stringContaining('504') },
    ]);
  });

  it('lives with sub-records that are missing', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items } = await capabilities.defects(scopeOf(), asking());
    expect(items[0]).toMatchObject({
      components: [],
      fixReleaseNames: [],
      affectedReleaseNames: [],
      links: [],
      foundIn: 'before-production',
      regressionRule: null,
    });
  });

  it('reads custom fields that hold a text, a list or the id of a version', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]).toMatchObject({
      affectedReleaseNames: ['v1.3.0', 'v1.2.0'],
      fixReleaseNames: ['v1.3.1'],
      startedAtMs: Date.UTC(2026, 10, 18, 7, 30),
      severityText: 'Immediate',
    });
  });

  it('names relations as seen from the ticket, whichever end they were stored on', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]?.links).toEqual([
      { id: '61', kind: 'caused-by', text: 'follows', otherKey: '400' },
      { id: '62', kind: 'blocks', text: 'blocks', otherKey: '502' },
      { id: '63', kind: 'duplicated-by', text: 'duplicated', otherKey: '503' },
      { id: '64', kind: 'other', text: 'copied_to', otherKey: '9' },
    ]);
  });

  it('keeps a ticket whose history is refused, with reopenings unknown', async () => {
    const { capabilities } = wire(
      canned({ ...LIST, 'issues/501.json': new Response(null, { status: 403 }) }),
    );
    const { items, incompleteness, notices } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]).toMatchObject({ key: '501', historyComplete: false });
    expect(incompleteness.join(' ')).toContain('histories of 1 tickets were refused');
    expect(notices.join(' ')).toContain('no complete history');
  });

  it('does not trust journals that do not lead to today’s status', async () => {
    const cut = sample('issue-501');
    cut.issue.journals.pop();
    const { capabilities } = wire(canned({ ...LIST, 'issues/501.json': cut }));
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]?.historyComplete).toBe(false);
  });

  it('shows one history request in the receipts, and says how many there were', async () => {
    const { capabilities } = wire(fromWorld());
    const { receipts, notices } = await capabilities.defects(scopeOf(), asking());
    expect(receipts.filter((receipt) => /issues\/\d+\.json/.test(receipt.path))).toHaveLength(1);
    expect(notices.join(' ')).toMatch(/\d+ histories were asked for one by one/);
  });

  it('says which tracker does not exist, and then asks for the other one only', async () => {
    const { capabilities } = wire(fromWorld(), { ...DEMO_SETTINGS, incident: { trackers: ['Outage'] } });
    const { items, notices } = await capabilities.incidents(scopeOf(), asking());
    expect(items).toEqual([]);
    expect(notices.join(' ')).toContain('no tracker called "Outage"');
  });

  it('answers one asker although the other one, who asked first, has given up', async () => {
    const { capabilities } = wire(fromWorld());
    const leaver = new AbortController();
    const left = capabilities.incidents(scopeOf(), asking(leaver.signal));
    const stayed = capabilities.defects(scopeOf(), asking());
    leaver.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    expect((await stayed).items).not.toEqual([]);
  });

  it('collects once for incidents and defects of the same window', async () => {
    const { capabilities, asked } = wire(fromWorld());
    await Promise.all([
      capabilities.incidents(scopeOf(), asking()),
      capabilities.defects(scopeOf(), asking()),
    ]);
    expect(asked.filter((url) => url.pathname.endsWith('/issues.json'))).toHaveLength(2);
  });

  it('passes on what Redmine says about a bad question, and an unknown project', async () => {
    const invalid = Response.json({ errors: ['Updated is invalid'] }, { status: 422 });
    const bad = wire(canned({ ...SURROUNDINGS, 'issues.json': invalid }));
    await expect(bad.capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'refused', vendorText: expect.stringContaining('Updated is invalid') },
    });
    const lost = wire(fromWorld(), { ...DEMO_SETTINGS, projects: { payments: 'nowhere' } });
    await expect(lost.capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'not-found' },
    });
  });

  it('counts a version it cannot read', async () => {
    const { capabilities } = wire(canned(LIST));
    const { items, rejected } = await capabilities.releases(scopeOf(), asking());
    expect(items.map((release) => [release.name, release.releasedOn ?? null, release.released])).toEqual([
      ['v1.3.0', '2026-11-10', true],
      ['v1.3.1', null, null],
    ]);
    expect(rejected).toHaveLength(1);
  });

  it('probes the key first, then projects, trackers and statuses', async () => {
    const wrong = wire(fromWorld({ key: 'wrong' }));
    expect((await wrong.source.probe(asking())).map((finding) => finding.ok)).toEqual([false]);
    const { source } = wire(fromWorld({ world: storyWorld() }), {
      ...DEMO_SETTINGS,
      doneStatuses: ['Fixed'],
    });
    const findings = await source.probe(asking());
    expect(findings.map((finding) => finding.ok)).toEqual([true, true, false]);
    expect(findings[2]?.text).toContain('no status called "Fixed"');
  });
});

function status(id: number, name: string, isClosed = false) {
  return { id, name, is_closed: isClosed };
}

function ticket(id: number) {
  const stamp = '2026-11-10T08:00:00Z';
  return {
    id,
    project: { id: 1, name: 'Payments' },
    tracker: { id: 1, name: 'Bug' },
    status: { id: 1, name: 'New' },
    subject: `Ticket ${id}`,
    created_on: stamp,
    updated_on: stamp,
  };
}

function sample(name: string) {
  return JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8'));
}
